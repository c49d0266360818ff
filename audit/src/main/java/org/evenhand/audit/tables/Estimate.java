package org.evenhand.audit.tables;

import org.evenhand.audit.numeric.Interval;

/**
 * An estimate with its interval of confidence.
 *
 * @param value the estimate; NaN where it is not defined
 * @param interval the interval; its ends are NaN where they are not defined
 * @param why why something is not defined; empty where all is
 */
public record Estimate(double value, Interval interval, String why) {
  static Estimate of(double value, double low, double high, double level) {
    return new Estimate(value, new Interval(low, high, level), "");
  }

  static Estimate undefined(double level, String why) {
    return withoutInterval(Double.NaN, level, why);
  }

  static Estimate withoutInterval(double value, double level, String why) {
    return new Estimate(value, new Interval(Double.NaN, Double.NaN, level), why);
  }
}
