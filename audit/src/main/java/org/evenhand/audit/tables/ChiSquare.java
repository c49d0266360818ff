package org.evenhand.audit.tables;

/**
 * Pearson's χ² on one degree of freedom, with Yates's correction or without, as R's {@code
 * chisq.test}: the correction is at most the difference itself. Takes fractions.
 *
 * <p>F. Yates, "Contingency Tables Involving Small Numbers and the χ² Test", Supplement to the
 * Journal of the Royal Statistical Society 1 (1934).
 */
public final class ChiSquare {
  private ChiSquare() {}

  /** The test; undefined where a margin is empty. */
  public static TestResult of(TwoByTwo table, boolean corrected) {
    if (table.hasEmptyMargin()) {
      return TestResult.undefined("a margin is empty");
    }
    double total = table.total();
    // The difference to what is expected is the same in all four cells. Divided early: products of
    // four counts of a billion are fine in a double, but needlessly large.
    double off = Math.abs(table.a() * (table.d() / total) - table.b() * (table.c() / total));
    double left = Math.max(0, off - (corrected ? 0.5 : 0));
    double scale =
        total / table.exposed() * (total / table.unexposed()) / table.yes() * (total / table.no());
    double statistic = left * left * scale;
    return TestResult.of(statistic, Normal.chiSquareAbove(statistic, 1));
  }
}
