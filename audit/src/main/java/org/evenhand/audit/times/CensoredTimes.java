package org.evenhand.audit.times;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Right-censored times: for each observation how long it was watched, and whether the event came
 * then or was not yet there. Times that differ by no more than rounding leaves (1.5·10⁻⁸ of their
 * mean) are one time, as {@code survival::aeqSurv} has it: 0.1+0.2 and 0.3 are tied.
 */
public final class CensoredTimes {
  private static final double ROUNDING = 0x1p-26;

  private final double[] times;
  private final boolean[] events;
  private final double[] weights;

  private CensoredTimes(double[] times, boolean[] events, double[] weights) {
    this.times = times;
    this.events = events;
    this.weights = weights;
  }

  /** Observations that count once each. */
  public static CensoredTimes of(double[] times, boolean[] events) {
    var weights = new double[times.length];
    Arrays.fill(weights, 1);
    return of(times, events, weights);
  }

  /**
   * Observations with weights.
   *
   * @param times 0 or more, in any one unit
   * @param events whether the event came at that time; else it is only known not to have come
   *     before
   * @param weights how often each counts, 0 or more
   */
  public static CensoredTimes of(double[] times, boolean[] events, double[] weights) {
    if (events.length != times.length || weights.length != times.length) {
      throw new IllegalArgumentException(
          times.length + " times, " + events.length + " events, " + weights.length + " weights");
    }
    for (int i = 0; i < times.length; i++) {
      require("time", i, times[i]);
      require("weight", i, weights[i]);
    }
    return new CensoredTimes(tied(times), events.clone(), weights.clone());
  }

  private static void require(String what, int i, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          what + " " + i + " is " + value + ": not finite, or below 0");
    }
  }

  private static double[] tied(double[] times) {
    double[] sorted = Arrays.stream(times).map(t -> t + 0.0).sorted().distinct().toArray();
    double close = ROUNDING * Arrays.stream(sorted).map(t -> t / sorted.length).sum();
    for (int i = sorted.length - 1; i > 0; i--) {
      if (sorted[i] - sorted[i - 1] > close) {
        continue;
      }
      sorted[i] = -1; // stands for the one before it
    }
    var tied = new double[times.length];
    double[] starts = Arrays.stream(sorted).filter(t -> t >= 0).toArray();
    for (int i = 0; i < times.length; i++) {
      int at = Arrays.binarySearch(starts, times[i] + 0.0);
      tied[i] = at >= 0 ? starts[at] : starts[-at - 2];
    }
    return tied;
  }

  /** How many observations there are, those of weight 0 among them. */
  public int size() {
    return times.length;
  }

  /** The time of an observation. */
  public double time(int i) {
    return times[i];
  }

  /** Whether its event came. */
  public boolean event(int i) {
    return events[i];
  }

  /** How often it counts. */
  public double weight(int i) {
    return weights[i];
  }

  /** The observations for which an array of groups has this group. */
  public CensoredTimes of(int[] groups, int group) {
    requireOneEach("group", groups.length);
    int[] kept = IntStream.range(0, size()).filter(i -> groups[i] == group).toArray();
    var part = new boolean[kept.length];
    for (int k = 0; k < kept.length; k++) {
      part[k] = events[kept[k]];
    }
    return new CensoredTimes(
        Arrays.stream(kept).mapToDouble(this::time).toArray(),
        part,
        Arrays.stream(kept).mapToDouble(this::weight).toArray());
  }

  void requireOneEach(String what, int length) {
    if (length != size()) {
      throw new IllegalArgumentException(
          "one " + what + " for each of " + size() + " observations is needed, not " + length);
    }
  }
}
