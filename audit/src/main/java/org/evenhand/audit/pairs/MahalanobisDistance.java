package org.evenhand.audit.pairs;

import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Mahalanobis' distance by the covariance within the two sides, pooled, as MatchIt and optmatch
 * have it. Features without variation, and sums of others, count once or not at all: the inverse is
 * Moore and Penrose's of the correlations.
 */
public final class MahalanobisDistance implements Distance {
  private final double[][] whitened;

  /**
   * @param exposed whether each organisation is
   * @param features one or more
   */
  public MahalanobisDistance(boolean[] exposed, List<Feature> features) {
    if (features.isEmpty()) {
      throw new IllegalArgumentException("no feature");
    }
    int n = exposed.length;
    int p = features.size();
    var centred = new double[n][p];
    for (int j = 0; j < p; j++) {
      standardise(exposed, features.get(j), centred, j);
    }
    whitened = whitened(exposed, features, centred);
  }

  // By the deviation within sides, or, where nothing varies there, to nothing.
  private static void standardise(boolean[] exposed, Feature feature, double[][] to, int j) {
    if (feature.size() != exposed.length) {
      throw new IllegalArgumentException(
          feature.size() + " of " + feature.name() + " for " + exposed.length + " organisations");
    }
    var spread = Spread.of(exposed, feature::value);
    int yes = count(exposed);
    int no = exposed.length - yes;
    double squares =
        (yes < 2 ? 0 : (yes - 1) * spread.exposedVariance())
            + (no < 2 ? 0 : (no - 1) * spread.otherVariance());
    double deviation = Math.sqrt(squares / Math.max(1, exposed.length - 2));
    double middle = feature.value(0);
    for (int i = 0; i < exposed.length; i++) {
      to[i][j] = deviation == 0 ? 0 : (feature.value(i) - middle) / deviation;
    }
  }

  private static int count(boolean[] exposed) {
    int count = 0;
    for (boolean each : exposed) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private static double[][] whitened(
      boolean[] exposed, List<Feature> features, double[][] standard) {
    int p = features.size();
    var correlation = new double[p][p];
    for (boolean side : new boolean[] {true, false}) {
      addProducts(exposed, side, standard, correlation);
    }
    double freedom = Math.max(1, exposed.length - 2);
    for (double[] row : correlation) {
      for (int j = 0; j < p; j++) {
        row[j] /= freedom;
      }
    }
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(correlation));
    var white = new double[standard.length][p];
    for (int k = 0; k < p; k++) {
      double value = eigen.getEigenvalue(k);
      var vector = eigen.getEigenvector(k).toArray();
      for (int i = 0; i < standard.length && value > 1e-9 * p; i++) {
        for (int j = 0; j < p; j++) {
          white[i][k] += vector[j] * standard[i][j] / Math.sqrt(value);
        }
      }
    }
    return white;
  }

  private static void addProducts(
      boolean[] exposed, boolean side, double[][] standard, double[][] products) {
    int p = products.length;
    var mean = new double[p];
    int n = 0;
    for (int i = 0; i < exposed.length; i++) {
      if (exposed[i] == side) {
        n++;
        for (int j = 0; j < p; j++) {
          mean[j] += (standard[i][j] - mean[j]) / n;
        }
      }
    }
    for (int i = 0; i < exposed.length; i++) {
      for (int j = 0; exposed[i] == side && j < p; j++) {
        for (int l = 0; l < p; l++) {
          products[j][l] += (standard[i][j] - mean[j]) * (standard[i][l] - mean[l]);
        }
      }
    }
  }

  @Override
  public double between(int exposed, int other) {
    double sum = 0;
    for (int k = 0; k < whitened[exposed].length; k++) {
      double difference = whitened[exposed][k] - whitened[other][k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
