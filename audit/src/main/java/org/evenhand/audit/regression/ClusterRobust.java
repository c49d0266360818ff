package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Standard errors that stay right when cases of one organisation resemble each other (Liang & Zeger
 * 1986, "Longitudinal data analysis using generalized linear models", Biometrika 73), corrected for
 * few organisations by bias-reduced linearisation (Bell & McCaffrey 2002, "Bias reduction in
 * standard errors for linear regression with multi-stage samples", Survey Methodology 28;
 * Pustejovsky & Tipton 2018, "Small-sample methods for cluster-robust variance estimation", Journal
 * of Business & Economic Statistics 36), with the working weights as model of the variance, as R's
 * {@code clubSandwich::vcovCR}.
 */
public final class ClusterRobust {
  /** How scores are corrected. */
  public enum Correction {
    /** Not at all. */
    CR0,
    /** The variance by clusters / (clusters - 1). */
    CR1,
    /** So that the variance is unbiased when the working model holds. */
    CR2
  }

  private final Estimates estimates;
  private final double[] degrees;
  private final int clusters;

  private ClusterRobust(Estimates estimates, double[] degrees, int clusters) {
    this.estimates = estimates;
    this.degrees = degrees;
    this.clusters = clusters;
  }

  /**
   * Of a logistic regression. Rows that separation makes certain count for nothing.
   *
   * @param clusters for each row of the design the number of its cluster
   */
  public static ClusterRobust of(LogisticFit fit, int[] clusters, Correction correction) {
    return of(fit.scores(), fit.estimates(), clusters, correction);
  }

  /** Of a linear model; its weights are taken as inverse variances. */
  public static ClusterRobust of(LinearFit fit, int[] clusters, Correction correction) {
    return of(fit.scores(), fit.estimates(), clusters, correction);
  }

  private static ClusterRobust of(
      Scores fit, Estimates own, int[] clusters, Correction correction) {
    var sums = ClusterSums.of(fit, clusters);
    var frame = fit.frame();
    double[] degrees = new double[frame.design().columns()];
    Arrays.fill(degrees, Double.NaN);
    if (sums.clusters() < 2) {
      String[] why = new String[degrees.length];
      for (int j = 0; j < why.length; j++) {
        String before = own.reason(j);
        why[j] = before.isEmpty() ? "fewer than two clusters" : before;
      }
      return new ClusterRobust(own.without(why), degrees, sums.clusters());
    }
    var parts = new ClusterParts(fit, sums, correction);
    var robust = frame.estimates(new double[frame.size()], parts.covariance());
    for (int place = 0; place < frame.size(); place++) {
      degrees[frame.column(place)] = parts.degrees(frame.coefficientOf(place));
    }
    return new ClusterRobust(own.withCovarianceOf(robust), degrees, sums.clusters());
  }

  /** Coefficients with their robust covariance. */
  public Estimates estimates() {
    return estimates;
  }

  /** Satterthwaite's degrees of freedom of a coefficient's t statistic. */
  public double degrees(int column) {
    return degrees[column];
  }

  /** Coefficients with t, p and intervals by Satterthwaite's degrees of freedom. */
  public List<Coefficient> coefficients(double level) {
    var list = new ArrayList<Coefficient>();
    for (int j = 0; j < degrees.length; j++) {
      list.add(estimates.coefficient(j, degrees[j], level));
    }
    return List.copyOf(list);
  }

  /** How many clusters have rows that count. */
  public int clusters() {
    return clusters;
  }
}
