package org.evenhand.audit.tables;

import java.util.Arrays;

/**
 * A discrete distribution over consecutive whole numbers, kept where it matters: every number whose
 * probability is at least {@link #LEAST} of the largest. The probabilities are products of ratios
 * of neighbours, from the mode outwards, and so exact to rounding however large the counts: a
 * difference of logarithms of factorials would at a billion have an absolute error of 10⁻⁶.
 *
 * <p>For a distribution that falls off as the normal does, some 37 standard deviations to each side
 * are kept; what is left out sums to less than 10⁻²⁹⁹.
 */
final class Mass {
  static final double LEAST = 1e-305;

  /** The probability of the next number, relative to that of this one. */
  interface Ratio {
    double next(long x);
  }

  private final long first;
  private final double[] p;

  private Mass(long first, double[] weights) {
    this.first = first;
    this.p = weights;
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
  }

  /**
   * The distribution with these ratios.
   *
   * @param near a number near the mode
   */
  static Mass around(long near, long lowest, long highest, Ratio ratio) {
    long mode = Math.max(lowest, Math.min(highest, near));
    while (mode < highest && ratio.next(mode) > 1) {
      mode++;
    }
    while (mode > lowest && ratio.next(mode - 1) < 1) {
      mode--;
    }
    long first = mode;
    for (double w = 1; first > lowest && (w /= ratio.next(first - 1)) >= LEAST; ) {
      first--;
    }
    long last = mode;
    for (double w = 1; last < highest && (w *= ratio.next(last)) >= LEAST; ) {
      last++;
    }
    return new Mass(first, weights(first, mode, last, ratio));
  }

  private static double[] weights(long first, long mode, long last, Ratio ratio) {
    double[] weights = new double[Math.toIntExact(last - first + 1)];
    int middle = (int) (mode - first);
    weights[middle] = 1;
    for (int i = middle; i > 0; i--) {
      weights[i - 1] = weights[i] / ratio.next(first + i - 1);
    }
    for (int i = middle; i < weights.length - 1; i++) {
      weights[i + 1] = weights[i] * ratio.next(first + i);
    }
    return weights;
  }

  /** The distribution of the sum of two independent numbers. */
  Mass plus(Mass other) {
    double[] sum = new double[p.length + other.p.length - 1];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < other.p.length; j++) {
        sum[i + j] += p[i] * other.p[j];
      }
    }
    return trimmed(first + other.first, sum);
  }

  private static Mass trimmed(long first, double[] weights) {
    double largest = 0;
    for (double weight : weights) {
      largest = Math.max(largest, weight);
    }
    int from = 0;
    while (weights[from] < LEAST * largest) {
      from++;
    }
    int to = weights.length;
    while (weights[to - 1] < LEAST * largest) {
      to--;
    }
    return new Mass(first + from, Arrays.copyOfRange(weights, from, to));
  }

  /** The distribution whose probabilities are these times {@code exp(x · by)}. */
  Mass tilted(double by) {
    double[] logs = new double[p.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < p.length; i++) {
      logs[i] = Math.log(p[i]) + by * i;
      largest = Math.max(largest, logs[i]);
    }
    for (int i = 0; i < p.length; i++) {
      logs[i] = Math.exp(logs[i] - largest);
    }
    return new Mass(first, logs);
  }

  int size() {
    return p.length;
  }

  long first() {
    return first;
  }

  long last() {
    return first + p.length - 1;
  }

  double at(long x) {
    return x < first || x > last() ? 0 : p[(int) (x - first)];
  }

  double atMost(long x) {
    if (x >= last()) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i <= x - first; i++) {
      sum += p[i];
    }
    return Math.min(1, sum);
  }

  double atLeast(long x) {
    if (x <= first) {
      return 1;
    }
    double sum = 0;
    for (int i = p.length - 1; i >= x - first; i--) {
      sum += p[i];
    }
    return Math.min(1, sum);
  }

  /** The probability of all numbers that are no more probable than this bound. */
  double noMoreProbableThan(double bound) {
    double sum = 0;
    int left = 0;
    for (; left < p.length && p[left] <= bound; left++) {
      sum += p[left];
    }
    double right = 0;
    for (int i = p.length - 1; i >= left && p[i] <= bound; i--) {
      right += p[i];
    }
    return Math.min(1, sum + right);
  }

  /** The largest chance of "at most x", for any x, that is within this bound. */
  double largestTailWithin(double bound) {
    double sum = 0;
    for (double each : p) {
      if (sum + each > bound) {
        return sum;
      }
      sum += each;
    }
    return 1;
  }

  double mean() {
    double moment = 0;
    for (int i = 0; i < p.length; i++) {
      moment += p[i] * i;
    }
    return first + moment;
  }
}
