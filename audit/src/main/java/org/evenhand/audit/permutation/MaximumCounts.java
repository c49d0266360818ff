package org.evenhand.audit.permutation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts how often arrangements are as extreme as what was observed: each pair by itself, and by
 * the family's maximum in a single step and step by step (Westfall & Young, Resampling-Based
 * Multiple Testing, 1993, algorithms 2.5 and 4.1).
 */
final class MaximumCounts {
  // Equal statistics are summed in another order under another arrangement and may differ in the
  // last digits; they must still count as equal.
  private static final double ROUNDING = 1e-9;

  private final Tail tail;
  private final double[] thresholds;
  private final int[] descending;
  private final long[] single;
  private final long[] maximum;
  private final long[] stepwise;

  /**
   * @param observed statistics by pair; {@code NaN} for pairs that don't count
   */
  MaximumCounts(double[] observed, Tail tail) {
    this.tail = tail;
    thresholds = new double[observed.length];
    for (int i = 0; i < observed.length; i++) {
      double extremeness = tail.extremeness(observed[i]);
      thresholds[i] = extremeness - ROUNDING * Math.max(1, Math.abs(extremeness));
    }
    descending =
        IntStream.range(0, observed.length)
            .filter(i -> !Double.isNaN(observed[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -thresholds[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    single = new long[observed.length];
    maximum = new long[observed.length];
    stepwise = new long[observed.length];
  }

  /** Counts one arrangement's statistics. */
  void add(double[] statistics) {
    double most = Double.NEGATIVE_INFINITY;
    for (int at = descending.length - 1; at >= 0; at--) {
      int pair = descending[at];
      double extremeness = tail.extremeness(statistics[pair]);
      if (extremeness >= thresholds[pair]) {
        single[pair]++;
      }
      most = Math.max(most, extremeness);
      if (most >= thresholds[pair]) {
        stepwise[pair]++;
      }
    }
    for (int pair : descending) {
      if (most < thresholds[pair]) {
        continue;
      }
      maximum[pair]++;
    }
  }

  void add(MaximumCounts other) {
    Arrays.setAll(single, i -> single[i] + other.single[i]);
    Arrays.setAll(maximum, i -> maximum[i] + other.maximum[i]);
    Arrays.setAll(stepwise, i -> stepwise[i] + other.stepwise[i]);
  }

  double[] singles(long arrangements, boolean exhaustive) {
    return probabilities(single, arrangements, exhaustive);
  }

  double[] maxima(long arrangements, boolean exhaustive) {
    return probabilities(maximum, arrangements, exhaustive);
  }

  double[] stepDowns(long arrangements, boolean exhaustive) {
    var stepDown = probabilities(stepwise, arrangements, exhaustive);
    double before = 0;
    for (int pair : descending) {
      before = Math.max(before, stepDown[pair]);
      stepDown[pair] = before;
    }
    return stepDown;
  }

  // What was observed is itself one of the arrangements: of the exhaustive ones it is counted
  // already, to random ones it is added (Phipson & Smyth, 2010).
  private double[] probabilities(long[] counts, long arrangements, boolean exhaustive) {
    var probabilities = new double[counts.length];
    Arrays.fill(probabilities, Double.NaN);
    for (int pair : descending) {
      probabilities[pair] =
          exhaustive
              ? (double) counts[pair] / arrangements
              : (counts[pair] + 1.0) / (arrangements + 1.0);
    }
    return probabilities;
  }
}
