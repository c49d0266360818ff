package org.evenhand.audit.tables;

/**
 * Fisher's exact test: both margins fixed. The statistic is the number of exposed with the outcome.
 *
 * <p>R. A. Fisher, "The Logic of Inductive Inference", Journal of the Royal Statistical Society 98
 * (1935). Both sides together are, as in R's {@code fisher.test}, all tables that are no more
 * probable than the one seen, with a relative tolerance of 10⁻⁷ for ties. p values below 10⁻²⁹⁹ are
 * said as 0. A billion people in each cell take some milliseconds.
 */
public final class FisherExact {
  static final double TIES = 1 + 1e-7;

  private FisherExact() {}

  /**
   * The test. Where a margin is empty only one table is possible, and p is 1.
   *
   * @throws IllegalArgumentException when a cell is not a whole number
   */
  public static TestResult of(TwoByTwo table, Side side) {
    table.wholeCounts();
    if (table.total() > Hypergeometric.MOST) {
      return TestResult.undefined("more than 10^11 people: Fisher's test is not computed");
    }
    var margins = Hypergeometric.of(table);
    long a = (long) table.a();
    return TestResult.of(table.a(), p(margins.at(0), a, side));
  }

  static double p(Mass mass, long seen, Side side) {
    return switch (side) {
      case LESS -> mass.atMost(seen);
      case GREATER -> mass.atLeast(seen);
      case BOTH -> mass.noMoreProbableThan(mass.at(seen) * TIES);
    };
  }
}
