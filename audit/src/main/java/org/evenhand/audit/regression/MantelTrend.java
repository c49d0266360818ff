package org.evenhand.audit.regression;

import java.util.LinkedHashMap;

/**
 * Mantel's extension of the trend test to strata (Mantel 1963, "Chi-square tests with one degree of
 * freedom: extensions of the Mantel–Haenszel procedure", Journal of the American Statistical
 * Association 58), with the variance of permutations within each stratum.
 */
public final class MantelTrend {
  private MantelTrend() {}

  /**
   * Tests.
   *
   * @param dose the dose of each row
   * @param successes how many of a row's cases had the outcome
   * @param totals how many cases a row stands for
   * @param strata for each row the number of its stratum
   */
  public static TrendTest test(double[] dose, double[] successes, double[] totals, int[] strata) {
    DoseSums.check(dose, successes, totals);
    if (strata.length != dose.length) {
      throw new IllegalArgumentException(strata.length + " strata for " + dose.length + " rows");
    }
    var sums = new LinkedHashMap<Integer, DoseSums>();
    for (int i = 0; i < dose.length; i++) {
      sums.computeIfAbsent(strata[i], stratum -> new DoseSums())
          .add(dose[i], successes[i], totals[i]);
    }
    double excess = 0;
    double variance = 0;
    int informative = 0;
    for (var stratum : sums.values()) {
      double n = stratum.cases();
      // A single case cannot change places with another.
      double own = n > 1 ? stratum.outcomeVariance() * stratum.spread() * n / (n - 1) : 0;
      if (own > 0) {
        excess += stratum.excess();
        variance += own;
        informative++;
      }
    }
    return TrendTest.of(excess, variance, informative);
  }
}
