package org.evenhand.audit.tables;

/**
 * The z test of two proportions with the pooled rate's variance; its square is Pearson's χ² without
 * correction. Negative when the exposed have the outcome less often. Takes fractions.
 *
 * <p>K. Pearson, Philosophical Magazine 50 (1900); in this form as in J. L. Fleiss, "Statistical
 * Methods for Rates and Proportions".
 */
public final class PooledZ {
  private PooledZ() {}

  /** The test; undefined where a margin is empty. */
  public static TestResult of(TwoByTwo table) {
    if (table.hasEmptyMargin()) {
      return TestResult.undefined("a margin is empty");
    }
    double z = statistic(table);
    return TestResult.of(z, Normal.twoSided(z));
  }

  /** The statistic alone; NaN where a margin is empty. */
  static double statistic(TwoByTwo table) {
    double rate = table.yes() / table.total();
    double variance =
        rate * (table.no() / table.total()) * (1 / table.exposed() + 1 / table.unexposed());
    return (table.a() / table.exposed() - table.c() / table.unexposed()) / Math.sqrt(variance);
  }
}
