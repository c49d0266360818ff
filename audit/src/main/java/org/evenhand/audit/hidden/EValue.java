package org.evenhand.audit.hidden;

import java.util.Optional;
import org.evenhand.audit.numeric.Interval;

/**
 * How strongly something unmeasured would have to go with both exposure and outcome, as a ratio of
 * risks above what is controlled for, to explain a finding away (VanderWeele & Ding, "Sensitivity
 * analysis in observational research: introducing the E-value", Annals of Internal Medicine 167,
 * 2017).
 *
 * @param estimate to move the estimate to 1; infinite for a ratio of 0 or infinity
 * @param limit to move the interval's end that is nearest 1 there; 1 where the interval holds 1
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record EValue(double estimate, double limit, Optional<String> reason) {
  /**
   * Of a ratio.
   *
   * @param ratio 0 or more; {@code NaN} where it is not defined
   * @param interval the ratio's; {@code NaN} ends where it is not defined
   */
  public static EValue of(Ratio kind, double ratio, Interval interval) {
    if (ratio < 0 || interval.low() < 0) {
      throw new IllegalArgumentException(
          "ratio " + ratio + ", from " + interval.low() + ": a ratio is not below 0");
    }
    if (ratio < interval.low() || ratio > interval.high()) {
      throw new IllegalArgumentException(
          "ratio " + ratio + " is not within " + interval.low() + ".." + interval.high());
    }
    if (Double.isNaN(ratio)) {
      return new EValue(Double.NaN, Double.NaN, Optional.of("the ratio is not defined"));
    }
    double estimate = strength(kind.risk(ratio));
    if (Double.isNaN(interval.low()) || Double.isNaN(interval.high())) {
      return new EValue(estimate, Double.NaN, Optional.of("the interval is not defined"));
    }
    double nearest = interval.low() > 1 ? interval.low() : Math.min(1, interval.high());
    return new EValue(estimate, strength(kind.risk(nearest)), Optional.empty());
  }

  private static double strength(double risk) {
    double above = risk < 1 ? 1 / risk : risk;
    // √r·√(r−1), since r·(r−1) may not be a number any more.
    return above + Math.sqrt(above) * Math.sqrt(above - 1);
  }
}
