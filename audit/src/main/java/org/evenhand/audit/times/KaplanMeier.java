package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.audit.numeric.Interval;

/**
 * The share without the event as a function of time (Kaplan & Meier, "Nonparametric estimation from
 * incomplete observations", JASA 53, 1958). Weights count as repetitions.
 */
public final class KaplanMeier {
  // What survfit takes for a survival of exactly a half.
  private static final double CLOSE = 0x1p-26;

  private final List<SurvivalStep> steps;

  private KaplanMeier(List<SurvivalStep> steps) {
    this.steps = steps;
  }

  /** The curve of the observations whose weight is above 0. */
  public static KaplanMeier of(CensoredTimes times) {
    int[] order =
        IntStream.range(0, times.size())
            .filter(i -> times.weight(i) > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(times.time(b), times.time(a)))
            .mapToInt(Integer::intValue)
            .toArray();
    var latestFirst = new ArrayList<SurvivalStep>();
    double later = 0;
    for (int from = 0; from < order.length; ) {
      double time = times.time(order[from]);
      double events = 0;
      double censored = 0;
      for (; from < order.length && times.time(order[from]) == time; from++) {
        int i = order[from];
        events += times.event(i) ? times.weight(i) : 0;
        censored += times.event(i) ? 0 : times.weight(i);
      }
      later += events + censored;
      latestFirst.add(new SurvivalStep(time, later, events, censored, 1, 0));
    }
    Collections.reverse(latestFirst);
    return new KaplanMeier(multiplied(latestFirst));
  }

  private static List<SurvivalStep> multiplied(List<SurvivalStep> counts) {
    var steps = new ArrayList<SurvivalStep>();
    double survival = 1;
    double sum = 0;
    for (SurvivalStep each : counts) {
      double left = each.atRisk() - each.events();
      survival *= left / each.atRisk();
      sum += each.events() == 0 ? 0 : each.events() / each.atRisk() / left;
      double variance = survival == 0 ? Double.NaN : survival * survival * sum;
      steps.add(
          new SurvivalStep(
              each.time(), each.atRisk(), each.events(), each.censored(), survival, variance));
    }
    return List.copyOf(steps);
  }

  /** One for each distinct time, the earliest first. */
  public List<SurvivalStep> steps() {
    return steps;
  }

  /** The share without the event after a time; {@code NaN} where nobody was watched that long. */
  public double survival(double time) {
    int before = before(time, true);
    double survival = before == 0 ? 1 : steps.get(before - 1).survival();
    return time > last() && survival > 0 ? Double.NaN : survival;
  }

  /** The share without the event right before a time. */
  double survivalBefore(double time) {
    int before = before(time, false);
    return before == 0 ? 1 : steps.get(before - 1).survival();
  }

  /** How many steps come before a time, or at it. */
  private int before(double time, boolean orAt) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      double at = steps.get(middle).time();
      if (at < time || (orAt && at == time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  double last() {
    return steps.isEmpty() ? Double.NEGATIVE_INFINITY : steps.getLast().time();
  }

  /**
   * The interval of confidence of survival at a step, for that time alone.
   *
   * @return both ends {@code NaN} where survival is 0, and with {@link CurveScale#LOG_LOG} also 1
   */
  public Interval interval(SurvivalStep step, CurveScale scale, double level) {
    return scale.interval(step, CurveScale.quantile(level), level);
  }

  /**
   * The time by which half have had the event: the first with survival below a half, or the middle
   * of the stretch where it is a half. Its interval are the times at which the curve's interval
   * holds a half (Brookmeyer & Crowley, "A confidence interval for the median survival time",
   * Biometrics 38, 1982), as {@code survfit} prints it.
   */
  public TimeEstimate median(CurveScale scale, double level) {
    double z = CurveScale.quantile(level);
    double median = reaches(SurvivalStep::survival);
    double low = reaches(step -> scale.interval(step, z, level).low());
    double high = reaches(step -> scale.interval(step, z, level).high());
    var interval =
        new Interval(
            Double.isNaN(low) ? 0 : low,
            Double.isNaN(high) ? Double.POSITIVE_INFINITY : high,
            level);
    Optional<String> reason =
        Double.isNaN(median)
            ? Optional.of("survival never falls to a half while anybody is watched")
            : Optional.empty();
    return new TimeEstimate(median, Double.NaN, interval, reason);
  }

  private double reaches(ToDoubleFunction<SurvivalStep> curve) {
    double at = Double.NaN;
    double start = Double.NaN;
    for (SurvivalStep step : steps) {
      double value = curve.applyAsDouble(step);
      if (Double.isNaN(value)) {
        continue;
      }
      if (Double.isNaN(at) && value < 0.5 + CLOSE) {
        at = value;
        start = step.time();
        if (value <= 0.5 - CLOSE) {
          return start;
        }
      } else if (value < at) {
        return (start + step.time()) / 2;
      }
    }
    return start;
  }
}
