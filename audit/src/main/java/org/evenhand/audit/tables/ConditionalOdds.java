package org.evenhand.audit.tables;

import java.util.function.DoubleFunction;

/**
 * The odds ratio of a table by conditional maximum likelihood, with its exact interval: both
 * margins fixed, as in R's {@code fisher.test}. It lies a little nearer to 1 than the ratio of the
 * sample's odds ({@link SampleOdds}).
 *
 * <p>J. Cornfield, "A Statistical Problem Arising from Retrospective Studies", Third Berkeley
 * Symposium 4 (1956). Each end of the interval leaves half of 1 − level beyond it. The equations
 * are solved to rounding; R solves them to about four digits, of an upper end above 100 to two.
 */
public final class ConditionalOdds {
  // Neighbouring tables of 10^11 people differ in probability by a factor of less than e^51, so no
  // logarithm of an odds ratio that they bear out lies as far as this.
  private static final double FARTHEST = 100;

  private ConditionalOdds() {}

  /**
   * The estimate: 0 or infinite where the table is the extreme one for its margins.
   *
   * @throws IllegalArgumentException when a cell is not a whole number
   */
  public static Estimate of(TwoByTwo table, double level) {
    table.wholeCounts();
    Normal.reach(level);
    if (table.total() > Hypergeometric.MOST) {
      return Estimate.undefined(level, "more than 10^11 people: no conditional odds ratio");
    }
    var margins = Hypergeometric.of(table);
    if (!margins.isFree()) {
      return Estimate.undefined(level, "a margin is empty: the table says nothing of the odds");
    }
    var half = new TwoByTwo(table.a() + 0.5, table.b() + 0.5, table.c() + 0.5, table.d() + 0.5);
    double start =
        Math.log(half.a()) + Math.log(half.d()) - Math.log(half.b()) - Math.log(half.c());
    return new Exact(margins::at, (long) table.a(), margins.lowest(), margins.highest(), start)
        .estimate(level);
  }

  /**
   * What was seen of a number whose distribution is known for each odds ratio.
   *
   * @param at the distribution for the logarithm of an odds ratio; rises with it
   * @param seen the number seen
   * @param lowest the lowest that can be
   * @param highest the highest that can be, above the lowest
   * @param start a logarithm near the estimate
   */
  record Exact(DoubleFunction<Mass> at, long seen, long lowest, long highest, double start) {
    Estimate estimate(double level) {
      double alpha = (1 - level) / 2;
      double value = seen == lowest ? 0 : seen == highest ? Double.POSITIVE_INFINITY : likeliest();
      double low = seen == lowest ? 0 : Math.exp(low(alpha));
      double high = seen == highest ? Double.POSITIVE_INFINITY : Math.exp(high(alpha));
      return Estimate.of(value, low, high, level);
    }

    private double likeliest() {
      return Math.exp(Root.rising(start, FARTHEST, log -> at.apply(log).mean() - seen));
    }

    private double low(double alpha) {
      return Root.rising(start, FARTHEST, log -> at.apply(log).atLeast(seen) - alpha);
    }

    private double high(double alpha) {
      return Root.rising(start, FARTHEST, log -> alpha - at.apply(log).atMost(seen));
    }
  }
}
