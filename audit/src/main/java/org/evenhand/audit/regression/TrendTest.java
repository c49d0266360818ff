package org.evenhand.audit.regression;

/**
 * A test of the rate of yes rising or falling with dose.
 *
 * @param z the statistic, positive where the rate rises
 * @param p its two-sided p-value
 * @param strata how many strata had anything to say
 * @param reason why figures are {@code NaN}; empty when they are not
 */
public record TrendTest(double z, double p, int strata, String reason) {

  static TrendTest of(double excess, double variance, int strata) {
    if (!(variance > 0)) {
      String why = "no stratum in which both the dose and the outcome vary";
      return new TrendTest(Double.NaN, Double.NaN, strata, why);
    }
    double z = excess / Math.sqrt(variance);
    return new TrendTest(z, Tail.twoSided(z, Double.POSITIVE_INFINITY), strata, "");
  }

  /** The statistic as χ² of 1 degree of freedom. */
  public double chiSquared() {
    return z * z;
  }
}
