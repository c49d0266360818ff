package org.evenhand.audit.times;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A test of all coefficients at once.
 *
 * @param statistic chi-squared; {@code NaN} where it is not defined
 * @param freedom its degrees
 * @param p the probability of one as large
 */
public record CoxTest(double statistic, int freedom, double p) {
  static CoxTest of(double statistic, int freedom) {
    return freedom == 0 || Double.isNaN(statistic)
        ? undefined(freedom)
        : new CoxTest(
            statistic,
            freedom,
            ChiSquaredDistribution.of(freedom).survivalProbability(Math.max(0, statistic)));
  }

  static CoxTest undefined(int freedom) {
    return new CoxTest(Double.NaN, freedom, Double.NaN);
  }
}
