package org.evenhand.audit.times;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evenhand.audit.numeric.Interval;

/**
 * The mean time without the event up to a limit: the area under the curve (Royston & Parmar,
 * "Restricted mean survival time", BMC Medical Research Methodology 13, 2013). Its variance is
 * Greenwood's: the sum over event times of the area to come, squared, times d/(n(n−d)).
 */
public final class RestrictedMean {
  private RestrictedMean() {}

  /**
   * The mean of one group.
   *
   * @param limit above 0, in the unit of the times
   * @param level of confidence
   * @return {@code NaN} where the curve ends above 0 before the limit: what it is there isn't known
   */
  public static TimeEstimate of(KaplanMeier curve, double limit, double level) {
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException("limit " + limit + " is not above 0 and finite");
    }
    if (curve.steps().isEmpty()) {
      return TimeEstimate.undefined(level, "no observations");
    }
    if (Double.isNaN(curve.survival(limit))) {
      return TimeEstimate.undefined(
          level, "nobody was watched longer than " + curve.last() + ", not up to " + limit);
    }
    double area = 0;
    double variance = 0;
    double right = limit;
    for (var step : curve.steps().reversed()) {
      if (step.time() < limit) {
        area += step.survival() * (right - step.time());
        right = step.time();
        double left = step.atRisk() - step.events();
        // With none left the area to come is 0, and so is the term.
        variance += left == 0 ? 0 : area * area * (step.events() / step.atRisk() / left);
      }
    }
    return estimate(area + right, variance, level);
  }

  /** The first group's mean less the second's; their observations are independent. */
  public static TimeEstimate difference(
      KaplanMeier first, KaplanMeier second, double limit, double level) {
    var a = of(first, limit, level);
    var b = of(second, limit, level);
    Optional<String> reason =
        a.reason().map(why -> "first: " + why).or(() -> b.reason().map(why -> "second: " + why));
    return reason
        .map(why -> TimeEstimate.undefined(level, why))
        .orElseGet(() ->
            estimate(a.value() - b.value(), a.error() * a.error() + b.error() * b.error(), level));
  }

  /**
   * The probability, both tails, of a difference as far from 0 under the normal distribution;
   * {@code NaN} where the error is 0: no events before the limit, or everybody's at one time.
   */
  public static double p(TimeEstimate difference) {
    double z = Math.abs(difference.value()) / difference.error();
    return Double.isNaN(z) || difference.error() == 0
        ? Double.NaN
        : 2 * NormalDistribution.of(0, 1).survivalProbability(z);
  }

  private static TimeEstimate estimate(double value, double variance, double level) {
    double error = Math.sqrt(variance);
    double half = CurveScale.quantile(level) * error;
    return new TimeEstimate(
        value, error, new Interval(value - half, value + half, level), Optional.empty());
  }
}
