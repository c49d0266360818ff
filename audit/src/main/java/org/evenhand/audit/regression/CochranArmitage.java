package org.evenhand.audit.regression;

/**
 * The Cochran–Armitage test for a trend of rates with dose (Armitage 1955, "Tests for linear trends
 * in proportions and frequencies", Biometrics 11), with the binomial variance, as R's {@code
 * prop.trend.test}.
 */
public final class CochranArmitage {
  private CochranArmitage() {}

  /**
   * Tests.
   *
   * @param dose the dose of each row
   * @param successes how many of a row's cases had the outcome
   * @param totals how many cases a row stands for
   */
  public static TrendTest test(double[] dose, double[] successes, double[] totals) {
    DoseSums.check(dose, successes, totals);
    var sums = new DoseSums();
    for (int i = 0; i < dose.length; i++) {
      sums.add(dose[i], successes[i], totals[i]);
    }
    double variance = sums.outcomeVariance() * sums.spread();
    return TrendTest.of(sums.excess(), variance, variance > 0 ? 1 : 0);
  }
}
