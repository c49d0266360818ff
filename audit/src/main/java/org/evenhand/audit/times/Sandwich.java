package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums of score residuals by cluster, and the variance that follows from them if only clusters are
 * independent (Lin & Wei, "The robust inference for the Cox proportional hazards model", JASA 84,
 * 1989).
 */
final class Sandwich {
  private final CoxFit fit;
  private final int[] clusters;
  private final Map<Integer, double[]> sums;

  Sandwich(CoxFit fit, int[] clusters) {
    this.fit = fit;
    this.clusters = clusters;
    sums = sums(fit.best.coefficients);
  }

  int count() {
    return sums.size();
  }

  private Map<Integer, double[]> sums(double[] coefficients) {
    var byCluster = new LinkedHashMap<Integer, double[]>();
    var residuals = fit.likelihood.scoreResiduals(coefficients);
    for (int k = 0; k < residuals.length; k++) {
      int i = fit.likelihood.order[k];
      var sum = byCluster.computeIfAbsent(clusters[i], _ -> new double[coefficients.length]);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += fit.likelihood.times.weight(i) * residuals[k][j];
      }
    }
    return byCluster;
  }

  private static double[][] products(Iterable<double[]> rows, int size) {
    var products = new double[size][size];
    for (double[] row : rows) {
      for (int j = 0; j < size; j++) {
        for (int l = 0; l < size; l++) {
          products[j][l] += row[j] * row[l];
        }
      }
    }
    return products;
  }

  /** The covariance of coefficients: between two inverses of the information. */
  double[][] around(double[][] inverse) {
    int n = inverse.length;
    var changes = new ArrayList<double[]>();
    for (double[] sum : sums.values()) {
      var change = new double[n];
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < n; l++) {
          change[j] += inverse[j][l] * sum[l];
        }
      }
      changes.add(change);
    }
    return products(changes, n);
  }

  CoxTest scoreTest(int freedom) {
    var atStart = sums(new double[freedom]);
    var variance = new SemiDefinite(products(atStart.values(), freedom));
    return count() > freedom && variance.rank() == freedom
        ? CoxTest.of(variance.quadratic(fit.start.score), freedom)
        : CoxTest.undefined(freedom);
  }
}
