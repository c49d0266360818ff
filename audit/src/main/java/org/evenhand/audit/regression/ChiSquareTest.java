package org.evenhand.audit.regression;

import java.util.List;

/**
 * A test by χ².
 *
 * @param statistic the statistic
 * @param degrees its degrees of freedom
 * @param p the p-value
 * @param reason why figures are {@code NaN}; empty when they are not
 */
public record ChiSquareTest(double statistic, int degrees, double p, String reason) {

  static ChiSquareTest of(double statistic, int degrees) {
    return new ChiSquareTest(statistic, degrees, Tail.chiSquared(statistic, degrees), "");
  }

  static ChiSquareTest undefined(int degrees, String reason) {
    return new ChiSquareTest(Double.NaN, degrees, Double.NaN, reason);
  }

  /**
   * Wald's test of several coefficients being 0 together; undefined when one has no estimate.
   *
   * @param estimates the fit's, with whatever covariance is to be believed
   */
  public static ChiSquareTest wald(Estimates estimates, List<String> columns) {
    var known = columns.stream().mapToInt(estimates::index).toArray();
    int k = known.length;
    if (k == 0) {
      return undefined(0, "no columns to test");
    }
    double[] values = new double[k];
    double[][] scaled = new double[k][k];
    for (int a = 0; a < k; a++) {
      if (!estimates.reason(known[a]).isEmpty()) {
        return undefined(k, columns.get(a) + ": " + estimates.reason(known[a]));
      }
      values[a] = estimates.value(known[a]) / estimates.standardError(known[a]);
      for (int b = 0; b < k; b++) {
        // Correlations, so that columns of any scale keep their digits.
        scaled[a][b] =
            estimates.covariance(known[a], known[b])
                / estimates.standardError(known[a])
                / estimates.standardError(known[b]);
      }
    }
    return of(Symmetric.dot(values, Symmetric.solve(Symmetric.cholesky(scaled), values)), k);
  }

  /**
   * The likelihood ratio test of a model against one with fewer columns of the same cases. It keeps
   * its meaning under separation, by the bounds of the likelihoods, though χ² is a poorer
   * approximation then.
   */
  public static ChiSquareTest likelihoodRatio(LogisticFit larger, LogisticFit smaller) {
    int degrees = larger.parameters() - smaller.parameters();
    if (degrees < 1) {
      return undefined(degrees, "the larger model says nothing beyond the smaller");
    }
    double statistic = 2 * (larger.logLikelihood() - smaller.logLikelihood());
    return of(Math.max(0, statistic), degrees);
  }
}
