package org.evenhand.audit.regression;

import java.util.function.ToDoubleFunction;

/**
 * The wild cluster bootstrap of a linear model with the null hypothesis imposed (WCR: Cameron,
 * Gelbach & Miller 2008, "Bootstrap-based improvements for inference with clustered errors", Review
 * of Economics and Statistics 90). For few clusters, where t distributions are no longer trusted.
 * Runs on sums by cluster, so that a draw costs clusters times coefficients (Roodman, MacKinnon,
 * Nielsen & Webb 2019, "Fast and wild", Stata Journal 19). The t statistic's error is that of CR1.
 */
public final class WildBootstrap {
  private WildBootstrap() {}

  /**
   * Tests whether a coefficient is 0.
   *
   * @param clusters for each row of the design the number of its cluster
   * @param draws how many; with {@link ClusterWeights#RADEMACHER} all sign patterns when they are
   *     no more than that
   * @param seed the same seed gives the same p
   */
  public static BootstrapTest test(
      LinearFit fit, String column, int[] clusters, ClusterWeights weights, int draws, long seed) {
    checkDraws(draws);
    int at = fit.scores().frame().design().column(column);
    var frame = fit.scores().frame();
    if (frame.place(at) < 0) {
      return BootstrapTest.undefined(0, frame.reason(at));
    }
    var sums = ClusterSums.of(fit.withLast(at), clusters);
    if (sums.clusters() < 2) {
      return BootstrapTest.undefined(sums.clusters(), "fewer than two clusters");
    }
    return weights.test(sums.clusters(), statistic(sums), draws, seed);
  }

  static void checkDraws(int draws) {
    if (draws < 1) {
      throw new IllegalArgumentException("draws " + draws + " is not positive");
    }
  }

  /**
   * The t statistic of the last coordinate when cluster g's restricted residuals are multiplied by
   * weight g. The basis is orthonormal, so its information is a multiple of the identity, and the
   * restricted fit is the full one without its last coordinate.
   */
  private static ToDoubleFunction<double[]> statistic(ClusterSums sums) {
    int last = sums.score().length - 1;
    double whole = sums.information()[last][last];
    double correction = (double) sums.clusters() / (sums.clusters() - 1);
    return v -> {
      double[] moved = new double[last + 1];
      for (int g = 0; g < v.length; g++) {
        double[] score = sums.score(g);
        for (int a = 0; a <= last; a++) {
          moved[a] += v[g] * score[a] / whole;
        }
      }
      double squares = 0;
      double size = 0;
      for (int g = 0; g < v.length; g++) {
        double own = v[g] * sums.score(g)[last];
        double left = own - Symmetric.dot(sums.information(g)[last], moved);
        squares += left * left;
        size += own * own;
      }
      double error = Math.sqrt(correction * squares) / whole;
      // What rounding leaves of residuals that vanish is no error to divide by.
      return squares <= 1e-24 * size ? Double.POSITIVE_INFINITY : moved[last] / error;
    };
  }
}
