package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** Each cluster's share in the information and its corrected score, in units of the whole. */
final class ClusterParts {
  private final double[][] root;
  private final List<BellMcCaffrey.Corrected> parts = new ArrayList<>();
  private final double factor;

  ClusterParts(Scores fit, ClusterSums sums, ClusterRobust.Correction correction) {
    double clusters = sums.clusters();
    factor = correction == ClusterRobust.Correction.CR1 ? clusters / (clusters - 1) : 1;
    root = Symmetric.cholesky(Symmetric.inverse(Symmetric.cholesky(sums.information())));
    for (int g = 0; g < clusters; g++) {
      parts.add(
          correction == ClusterRobust.Correction.CR2
              ? adjusted(fit, sums.members(g))
              : plain(sums, g));
    }
  }

  private BellMcCaffrey.Corrected plain(ClusterSums sums, int cluster) {
    double[][] share = inUnits(sums.information(cluster));
    return new BellMcCaffrey.Corrected(inUnits(sums.score(cluster)), share, share);
  }

  private BellMcCaffrey.Corrected adjusted(Scores fit, List<Integer> members) {
    var kinds = kinds(fit, members);
    double[][] rows = new double[kinds.size()][];
    double[] variances = new double[rows.length];
    double[] residuals = new double[rows.length];
    int next = 0;
    for (var alike : kinds) {
      double weight = 0;
      double residual = 0;
      for (int i : alike) {
        weight += fit.weight(i);
        residual += fit.residual(i);
      }
      double length = Math.sqrt(weight);
      int first = alike.getFirst();
      rows[next] = Recession.scaled(inUnits(fit.frame().point(first)), length);
      variances[next] = fit.variance(first);
      residuals[next++] = length > 0 ? residual / length : 0;
    }
    return new BellMcCaffrey(rows, variances, residuals, root.length).corrected();
  }

  /** The members by kind: those of one point and one variance are alike. */
  private static List<List<Integer>> kinds(Scores fit, List<Integer> members) {
    var kinds = new LinkedHashMap<List<Double>, List<Integer>>();
    for (int i : members) {
      var key = new ArrayList<Double>();
      for (double coordinate : fit.frame().point(i)) {
        key.add(coordinate);
      }
      key.add(fit.variance(i));
      kinds.computeIfAbsent(key, kind -> new ArrayList<>()).add(i);
    }
    return List.copyOf(kinds.values());
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
      int at = b;
      Arrays.setAll(column, a -> half[a][at]);
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
    for (var part : parts) {
      double[] moved = new double[k];
      for (int a = 0; a < k; a++) {
        for (int b = 0; b <= a; b++) {
          moved[a] += root[a][b] * part.score[b];
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
    for (var part : parts) {
      double[] b = Symmetric.times(part.cross, v);
      double own = Symmetric.form(v, part.own, v);
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
