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
 *
 * <p>For any number of cases the matrices have the size of the coefficients alone: the adjustment
 * of a cluster acts on the span of its columns, so (I - U Uᵀ)^(-1/2) U = U (I - Uᵀ U)^(-1/2).
 */
public final class ClusterRobust {
  // Eigenvalues not above it count as zero, as in clubSandwich.
  private static final double ZERO = 1e-12;

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
    var parts = new Parts(sums, correction);
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

  /** Each cluster's share in the information and its corrected score, in the whole's units. */
  private static final class Parts {
    private final double[][] root;
    private final List<double[][]> shares = new ArrayList<>();
    private final List<double[][]> adjustments = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();
    private final double factor;

    Parts(ClusterSums sums, Correction correction) {
      double clusters = sums.clusters();
      factor = correction == Correction.CR1 ? clusters / (clusters - 1) : 1;
      root = Symmetric.cholesky(Symmetric.inverse(Symmetric.cholesky(sums.information())));
      for (int g = 0; g < clusters; g++) {
        double[][] share = inUnits(sums.information(g));
        double[][] rest = new double[share.length][share.length];
        for (int a = 0; a < rest.length; a++) {
          for (int b = 0; b < rest.length; b++) {
            rest[a][b] = (a == b ? 1 : 0) - share[a][b];
          }
        }
        double[][] adjustment =
            correction == Correction.CR2 ? Symmetric.inverseRoot(rest, ZERO) : identity();
        shares.add(share);
        adjustments.add(adjustment);
        scores.add(Symmetric.times(adjustment, inUnits(sums.score(g))));
      }
    }

    private double[][] identity() {
      double[][] identity = new double[root.length][root.length];
      for (int a = 0; a < root.length; a++) {
        identity[a][a] = 1;
      }
      return identity;
    }

    /** Lᵀ v. */
    private double[] inUnits(double[] v) {
      double[] product = new double[v.length];
      for (int a = 0; a < v.length; a++) {
        for (int b = a; b < v.length; b++) {
          product[a] += root[b][a] * v[b];
        }
      }
      return product;
    }

    /** Lᵀ M L. */
    private double[][] inUnits(double[][] m) {
      double[][] half = new double[m.length][];
      for (int a = 0; a < m.length; a++) {
        half[a] = inUnits(m[a]);
      }
      double[][] product = new double[m.length][m.length];
      for (int b = 0; b < m.length; b++) {
        double[] column = new double[m.length];
        for (int a = 0; a < m.length; a++) {
          column[a] = half[a][b];
        }
        double[] turned = inUnits(column);
        for (int a = 0; a < m.length; a++) {
          product[a][b] = turned[a];
        }
      }
      return product;
    }

    double[][] covariance() {
      int k = root.length;
      double[][] covariance = new double[k][k];
      for (double[] score : scores) {
        double[] moved = new double[k];
        for (int a = 0; a < k; a++) {
          for (int b = 0; b <= a; b++) {
            moved[a] += root[a][b] * score[b];
          }
        }
        for (int a = 0; a < k; a++) {
          for (int b = 0; b < k; b++) {
            covariance[a][b] += factor * moved[a] * moved[b];
          }
        }
      }
      return covariance;
    }

    /**
     * (Σ p_gg)² / Σ p_gh² with p_gh the covariance, under the working model, of what the clusters g
     * and h add to a coefficient: Pustejovsky & Tipton 2018, equation 8.
     */
    double degrees(double[] coefficient) {
      double[] v = inUnits(coefficient);
      int k = v.length;
      double trace = 0;
      double squares = 0;
      double[][] cross = new double[k][k];
      for (int g = 0; g < shares.size(); g++) {
        double[] adjusted = Symmetric.times(adjustments.get(g), v);
        double[] b = Symmetric.times(shares.get(g), adjusted);
        double own = Symmetric.dot(adjusted, b);
        double less = Symmetric.dot(b, b);
        trace += own - less;
        squares += own * (own - 2 * less);
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            cross[i][j] += b[i] * b[j];
          }
        }
      }
      for (double[] row : cross) {
        squares += Symmetric.dot(row, row);
      }
      return trace > 1e-9 * Symmetric.dot(v, v) ? trace * trace / squares : Double.NaN;
    }
  }
}
