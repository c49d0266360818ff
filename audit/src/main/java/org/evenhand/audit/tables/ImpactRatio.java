package org.evenhand.audit.tables;

import java.math.BigDecimal;

/**
 * The ratio of two selection rates, the exposed's over the unexposed's. Takes fractions.
 *
 * <p>D. Katz, J. Baptista, S. P. Azen and M. C. Pike, "Obtaining Confidence Intervals for the Risk
 * Ratio in Cohort Studies", Biometrics 34 (1978), for the interval of {@link #of}; {@link
 * KoopmanRatio} gives the score interval, which is defined for empty cells, too.
 */
public final class ImpactRatio {
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private ImpactRatio() {}

  /**
   * The ratio with the interval of its logarithm; without one where nobody of a group was chosen.
   */
  public static Estimate of(TwoByTwo table, double level) {
    double reach = Normal.reach(level);
    String why = whyUndefined(table);
    if (!why.isEmpty()) {
      return Estimate.undefined(level, why);
    }
    double ratio = ratio(table);
    if (table.a() == 0 || table.c() == 0) {
      return Estimate.withoutInterval(
          ratio, level, "nobody of a group has the outcome: the logarithm's error is infinite");
    }
    double variance =
        table.b() / (table.a() * table.exposed()) + table.d() / (table.c() * table.unexposed());
    if (variance == 0) {
      return Estimate.withoutInterval(
          ratio, level, "everybody has the outcome: the logarithm's error is zero");
    }
    double factor = Math.exp(reach * Math.sqrt(variance));
    return Estimate.of(ratio, ratio / factor, ratio * factor, level);
  }

  /**
   * Whether the exposed's rate is below four fifths of the unexposed's, exactly. A flag to look
   * closer, as in the Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D), and no
   * test: with few people it comes up by chance, with many it misses what is certain. False where
   * there is no ratio.
   */
  public static boolean isBelowFourFifths(TwoByTwo table) {
    BigDecimal left = exact(table.a()).multiply(sum(table.c(), table.d())).multiply(FIVE);
    BigDecimal right = exact(table.c()).multiply(sum(table.a(), table.b())).multiply(FOUR);
    return left.compareTo(right) < 0;
  }

  static double ratio(TwoByTwo table) {
    return table.a() / table.exposed() / (table.c() / table.unexposed());
  }

  static String whyUndefined(TwoByTwo table) {
    if (table.exposed() == 0 || table.unexposed() == 0) {
      return "a group has nobody";
    }
    return table.yes() == 0 ? "nobody has the outcome" : "";
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private static BigDecimal sum(double one, double other) {
    return exact(one).add(exact(other));
  }
}
