package org.evenhand.audit.pairs;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evenhand.audit.numeric.Interval;

/**
 * Where differences lie: the median of their averages two by two, each with itself included (Hodges
 * & Lehmann, "Estimates of location based on rank tests", 1963), and the interval of all shifts
 * that the signed-rank test doesn't reject (Hollander & Wolfe, ch. 3). Pairs without a difference
 * take part. With ties the interval is at least as wide as it need be.
 *
 * @param estimate {@code NaN} without pairs
 * @param interval infinite where there are too few pairs for the level
 * @param exact whether the interval rests on the exact distribution, up to {@link
 *     SignedRank#MOST_EXACT} pairs, or on the normal one
 * @param reason why figures are {@code NaN} or infinite; empty where they are not
 */
public record HodgesLehmann(
    double estimate, Interval interval, boolean exact, Optional<String> reason) {
  /** The estimate of differences, one for each pair. */
  public static HodgesLehmann of(double[] differences, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    int n = differences.length;
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(differences[i])) {
        throw new IllegalArgumentException("difference " + i + " is " + differences[i]);
      }
    }
    if (n == 0) {
      return new HodgesLehmann(
          Double.NaN, new Interval(Double.NaN, Double.NaN, level), true, Optional.of("no pairs"));
    }
    double[] sorted = Arrays.stream(differences).map(d -> d + 0.0).sorted().toArray();
    long averages = (long) n * (n + 1) / 2;
    double estimate =
        average(sorted, (averages + 1) / 2) / 2 + average(sorted, averages / 2 + 1) / 2;
    boolean exact = n <= SignedRank.MOST_EXACT;
    long from = exact ? exactPlace(n, (1 - level) / 2) : normalPlace(n, (1 - level) / 2);
    if (from < 1) {
      return new HodgesLehmann(
          estimate,
          new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level),
          exact,
          Optional.of(n + " pairs are too few for an interval of level " + level));
    }
    var interval = new Interval(average(sorted, from), average(sorted, averages + 1 - from), level);
    return new HodgesLehmann(estimate, interval, exact, Optional.empty());
  }

  // The largest k with a probability below alpha that fewer than k averages lie below the centre.
  private static long exactPlace(int n, double alpha) {
    int total = n * (n + 1) / 2;
    var chances = new double[total + 1];
    chances[0] = 1;
    for (int rank : IntStream.rangeClosed(1, n).toArray()) {
      for (int s = rank * (rank + 1) / 2; s >= 0; s--) {
        chances[s] = (chances[s] + (s >= rank ? chances[s - rank] : 0)) / 2;
      }
    }
    double below = 0;
    long place = 0;
    while (below + chances[(int) place] <= alpha) {
      below += chances[(int) place];
      place++;
    }
    return place;
  }

  private static long normalPlace(int n, double alpha) {
    double mean = n * (n + 1.0) / 4;
    double deviation = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha);
    return (long) Math.floor(mean + 0.5 - z * deviation);
  }

  /**
   * The k-th smallest average, without making them all: the smallest number that as many are not
   * above, found by halving the numbers there are.
   */
  private static double average(double[] sorted, long k) {
    long low = ordinal(sorted[0]);
    long high = ordinal(sorted[sorted.length - 1]);
    while (low < high) {
      long middle = Math.floorDiv(low, 2) + Math.floorDiv(high, 2) + (low & high & 1);
      if (notAbove(sorted, number(middle)) >= k) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return number(low) + 0.0;
  }

  private static long notAbove(double[] sorted, double limit) {
    long count = 0;
    int j = sorted.length - 1;
    for (int i = 0; i < sorted.length; i++) {
      while (j >= i && sorted[i] / 2 + sorted[j] / 2 > limit) {
        j--;
      }
      if (j < i) {
        break;
      }
      count += j - i + 1;
    }
    return count;
  }

  // Doubles in their order, as whole numbers.
  private static long ordinal(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double number(long ordinal) {
    return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
  }
}
