package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Restricted cubic splines: cubic between knots, straight beyond the outer ones, in Harrell's basis
 * (Harrell 2015, "Regression Modeling Strategies", section 2.4.5; R's {@code
 * Hmisc::rcspline.eval}).
 */
public final class CubicSpline {
  private CubicSpline() {}

  /**
   * Knots at Harrell's quantiles: of 3 knots 0.10, 0.50, 0.90; of 4 0.05, 0.35, 0.65, 0.95; of 5
   * 0.05, 0.275, 0.5, 0.725, 0.95; of 6 0.05, 0.23, 0.41, 0.59, 0.77, 0.95; of 7 0.025, 0.18333,
   * 0.34167, 0.5, 0.65833, 0.81667, 0.975. Knots that fall together count once, so that there may
   * be fewer.
   *
   * @param values the values of the rows
   * @param weights how many cases each row stands for
   * @param knots how many, from 3 to 7
   */
  public static double[] knots(double[] values, double[] weights, int knots) {
    return quantiles(values, weights, shares(knots));
  }

  private static double[] shares(int knots) {
    return switch (knots) {
      case 3 -> new double[] {0.10, 0.50, 0.90};
      case 4 -> new double[] {0.05, 0.35, 0.65, 0.95};
      case 5 -> new double[] {0.05, 0.275, 0.5, 0.725, 0.95};
      case 6 -> new double[] {0.05, 0.23, 0.41, 0.59, 0.77, 0.95};
      case 7 -> new double[] {0.025, 0.18333, 0.34167, 0.5, 0.65833, 0.81667, 0.975};
      default -> throw new IllegalArgumentException("knots " + knots + " are not from 3 to 7");
    };
  }

  /** Distinct quantiles, interpolated as R's type 7, each row as often as its weight says. */
  private static double[] quantiles(double[] values, double[] weights, double[] shares) {
    if (values.length != weights.length) {
      throw new IllegalArgumentException(values.length + " values, " + weights.length + " weights");
    }
    List<Integer> order =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    if (order.isEmpty()) {
      return new double[0];
    }
    double sum = order.stream().mapToDouble(i -> weights[i]).sum();
    // Weights that are no counts of cases are taken as shares of the rows.
    double unit = sum < order.size() ? order.size() / sum : 1;
    double[] quantiles = new double[shares.length];
    for (int k = 0; k < shares.length; k++) {
      double place = 1 + (sum * unit - 1) * shares[k];
      // 4 ulps, as R does, so that a whole place stays whole.
      double below = Math.floor(place + 4 * Math.ulp(place));
      double low = at(order, values, weights, unit, below);
      double high = at(order, values, weights, unit, below + 1);
      double part = Math.max(0, place - below);
      quantiles[k] = part < 4 * Math.ulp(place) ? low : low + part * (high - low);
    }
    return Arrays.stream(quantiles).distinct().toArray();
  }

  private static double at(
      List<Integer> order, double[] values, double[] weights, double unit, double place) {
    double sum = 0;
    for (int i : order) {
      sum += weights[i] * unit;
      if (sum >= place * (1 - 1e-12)) {
        return values[i];
      }
    }
    return values[order.getLast()];
  }

  /**
   * The columns beside the straight line, two fewer than knots; in units of the values.
   *
   * @param knots at least 3, rising
   */
  public static double[][] basis(double[] values, double[] knots) {
    int k = knots.length;
    if (k < 3) {
      throw new IllegalArgumentException("a restricted cubic spline needs 3 knots, not " + k);
    }
    for (int j = 1; j < k; j++) {
      if (!(knots[j] > knots[j - 1])) {
        throw new IllegalArgumentException("knots don't rise: " + Arrays.toString(knots));
      }
    }
    double[][] basis = new double[k - 2][values.length];
    double width = knots[k - 1] - knots[0];
    double last = knots[k - 1] - knots[k - 2];
    for (int j = 0; j < k - 2; j++) {
      for (int i = 0; i < values.length; i++) {
        double from = cube(values[i], knots[j], width);
        double before = cube(values[i], knots[k - 2], width) * ((knots[k - 1] - knots[j]) / last);
        double end = cube(values[i], knots[k - 1], width) * ((knots[k - 2] - knots[j]) / last);
        basis[j][i] = width * (from - before + end);
      }
    }
    return basis;
  }

  private static double cube(double value, double knot, double width) {
    double above = Math.max(0, value - knot) / width;
    return above * above * above;
  }
}
