package org.evenhand.audit.regression;

/**
 * A bootstrap's answer to whether a coefficient is 0.
 *
 * @param statistic the t statistic of the data
 * @param p two-sided p-value: with all sign patterns the share whose |t| is not below the data's;
 *     with draws the same with the data counted among them (Davison & Hinkley 1997, "Bootstrap
 *     Methods and their Application", section 4.2)
 * @param draws how many patterns were looked at
 * @param exhaustive whether they are all there are
 * @param clusters how many clusters there are
 * @param reason why figures are {@code NaN}; empty when they are not
 */
public record BootstrapTest(
    double statistic, double p, long draws, boolean exhaustive, int clusters, String reason) {

  static BootstrapTest undefined(int clusters, String reason) {
    return new BootstrapTest(Double.NaN, Double.NaN, 0, false, clusters, reason);
  }
}
