package org.evenhand.audit.regression;

import java.util.Arrays;

/**
 * Yes-or-no outcomes and what explains them: for each row of the design how many cases there were
 * and how many of them had the outcome. The weight of a row multiplies both. All figures come out
 * as if every case had a row of its own.
 */
public final class Trials {
  private final Design design;
  private final double[] successes;
  private final double[] totals;

  private Trials(Design design, double[] successes, double[] totals) {
    this.design = design;
    this.successes = successes;
    this.totals = totals;
  }

  /**
   * Counts for each row.
   *
   * @param successes how many cases had the outcome, not above the total
   * @param totals how many cases there were; rows of none are allowed and count for nothing
   * @throws IllegalArgumentException when lengths differ or a count is negative, missing, infinite
   *     or above its total
   */
  public static Trials of(Design design, double[] successes, double[] totals) {
    if (successes.length != design.rows() || totals.length != design.rows()) {
      throw new IllegalArgumentException(
          successes.length
              + " successes, "
              + totals.length
              + " totals, "
              + design.rows()
              + " rows");
    }
    double[] yes = new double[totals.length];
    double[] all = new double[totals.length];
    for (int i = 0; i < totals.length; i++) {
      check(i, successes[i], totals[i]);
      yes[i] = successes[i] * design.weight(i);
      all[i] = totals[i] * design.weight(i);
    }
    return new Trials(design, yes, all);
  }

  /** One case for each row. */
  public static Trials of(Design design, boolean[] outcomes) {
    double[] yes = new double[outcomes.length];
    double[] ones = new double[outcomes.length];
    Arrays.setAll(yes, i -> outcomes[i] ? 1 : 0);
    Arrays.fill(ones, 1);
    return of(design, yes, ones);
  }

  static void check(int row, double yes, double all) {
    if (!(yes >= 0 && yes <= all) || Double.isInfinite(all)) {
      throw new IllegalArgumentException("row " + row + ": " + yes + " successes of " + all);
    }
  }

  /** What explains. */
  public Design design() {
    return design;
  }

  /** Weighted number of cases with the outcome in a row. */
  public double successes(int row) {
    return successes[row];
  }

  /** Weighted number of cases in a row. */
  public double total(int row) {
    return totals[row];
  }

  /** Weighted number of all cases. */
  public double cases() {
    return Arrays.stream(totals).sum();
  }

  /** The same outcomes, explained by another design of the same rows. */
  Trials explainedBy(Design other) {
    return new Trials(other, successes, totals);
  }

  /** The same cases without some of their rows. */
  Trials only(boolean[] rows) {
    double[] yes = successes.clone();
    double[] all = totals.clone();
    for (int i = 0; i < all.length; i++) {
      yes[i] = rows[i] ? yes[i] : 0;
      all[i] = rows[i] ? all[i] : 0;
    }
    return new Trials(design, yes, all);
  }

  double[] totals() {
    return totals;
  }
}
