package org.evenhand.audit.tables;

/**
 * The ratio of the sample's odds, {@code ad / bc}, with Woolf's interval.
 *
 * <p>B. Woolf, "On Estimating the Relation between Blood Group and Disease", Annals of Human
 * Genetics 19 (1955): the logarithm's variance is {@code 1/a + 1/b + 1/c + 1/d}. Takes fractions.
 */
public final class SampleOdds {
  private SampleOdds() {}

  /** The estimate; 0 or infinite, without an interval, where a cell is empty. */
  public static Estimate of(TwoByTwo table, double level) {
    double reach = Normal.reach(level);
    if (table.hasEmptyMargin()) {
      return Estimate.undefined(level, "a margin is empty: the table says nothing of the odds");
    }
    double odds = table.a() / table.b() * (table.d() / table.c());
    if (table.a() == 0 || table.d() == 0) {
      return Estimate.withoutInterval(0, level, "a cell is empty: Woolf's error is infinite");
    }
    if (table.b() == 0 || table.c() == 0) {
      return Estimate.withoutInterval(
          Double.POSITIVE_INFINITY, level, "a cell is empty: Woolf's error is infinite");
    }
    double error = Math.sqrt(1 / table.a() + 1 / table.b() + 1 / table.c() + 1 / table.d());
    return Estimate.of(
        odds, odds * Math.exp(-reach * error), odds * Math.exp(reach * error), level);
  }
}
