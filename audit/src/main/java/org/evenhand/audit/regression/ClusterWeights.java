package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The weights that a wild bootstrap gives to clusters, and how it runs through them.
 *
 * <p>Rademacher's are 1 and -1. Webb's six (Webb 2023, "Reworking wild bootstrap-based inference
 * for clustered errors", Canadian Journal of Economics 56) are for so few clusters that the signs
 * alone make too few patterns.
 */
public enum ClusterWeights {
  RADEMACHER(-1, 1),
  WEBB(-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5));

  // Patterns whose t equals the data's in exact arithmetic must count, whatever rounding says.
  private static final double TIE = 1e-9;

  private final double[] values;

  ClusterWeights(double... values) {
    this.values = values;
  }

  BootstrapTest test(int clusters, ToDoubleFunction<double[]> t, int draws, long seed) {
    double[] weights = new double[clusters];
    Arrays.fill(weights, 1);
    double observed = t.applyAsDouble(weights);
    if (Double.isNaN(observed) || Double.isInfinite(observed)) {
      return BootstrapTest.undefined(clusters, "the clusters don't vary");
    }
    double bound = Math.abs(observed) * (1 - TIE);
    if (this == RADEMACHER && clusters < 62 && 1L << clusters <= draws) {
      return exhaustive(weights, t, observed, bound);
    }
    var random = new SplittableRandom(seed);
    long beyond = 0;
    for (int draw = 0; draw < draws; draw++) {
      for (int g = 0; g < clusters; g++) {
        weights[g] = values[random.nextInt(values.length)];
      }
      beyond += isBeyond(t.applyAsDouble(weights), bound) ? 1 : 0;
    }
    double p = (beyond + 1.0) / (draws + 1.0);
    return new BootstrapTest(observed, p, draws, false, clusters, "");
  }

  private static BootstrapTest exhaustive(
      double[] weights, ToDoubleFunction<double[]> t, double observed, double bound) {
    int clusters = weights.length;
    // Turning all signs leaves |t| as it is, so the last cluster keeps its own.
    long half = 1L << (clusters - 1);
    long beyond = 0;
    for (long pattern = 0; pattern < half; pattern++) {
      for (int g = 0; g < clusters - 1; g++) {
        weights[g] = (pattern >>> g & 1) == 0 ? 1 : -1;
      }
      beyond += isBeyond(t.applyAsDouble(weights), bound) ? 1 : 0;
    }
    return new BootstrapTest(observed, (double) beyond / half, 2 * half, true, clusters, "");
  }

  // A t that is no number has nothing to compare; counting it errs on the side of the accused.
  private static boolean isBeyond(double t, double bound) {
    return !(Math.abs(t) < bound);
  }
}
