package org.evenhand.audit.pairs;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Means and variances of a figure on the exposed side and on the other. */
record Spread(double exposedMean, double otherMean, double exposedVariance, double otherVariance) {
  /** Of all organisations; variances have n − 1, and are {@code NaN} for fewer than two. */
  static Spread of(boolean[] exposed, IntToDoubleFunction figure) {
    double[] yes = side(exposed, true, figure);
    double[] no = side(exposed, false, figure);
    return new Spread(mean(yes), mean(no), variance(yes), variance(no));
  }

  private static double[] side(boolean[] exposed, boolean which, IntToDoubleFunction figure) {
    return IntStream.range(0, exposed.length)
        .filter(i -> exposed[i] == which)
        .mapToDouble(figure)
        .toArray();
  }

  private static double mean(double[] values) {
    double mean = values.length == 0 ? Double.NaN : 0;
    for (int i = 0; i < values.length; i++) {
      mean += (values[i] - mean) / (i + 1);
    }
    return mean;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    double most = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
      most = Math.max(most, Math.abs(value));
    }
    double variance = values.length < 2 ? Double.NaN : sum / (values.length - 1);
    // What rounding leaves of a constant is no variation.
    return variance <= 1e-26 * most * most ? 0 : variance;
  }

  /** The root of both variances' mean. */
  double pooled() {
    return Math.sqrt((exposedVariance + otherVariance) / 2);
  }
}
