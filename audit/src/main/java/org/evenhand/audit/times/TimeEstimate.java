package org.evenhand.audit.times;

import java.util.Optional;
import org.evenhand.audit.numeric.Interval;

/**
 * A time, or a difference of times.
 *
 * @param value {@code NaN} where it is not defined
 * @param error its standard error; {@code NaN} where the method gives none
 * @param interval of confidence; a median's goes from 0, and to infinity, where the data set no end
 * @param reason why the value is {@code NaN}; empty where it is not
 */
public record TimeEstimate(double value, double error, Interval interval, Optional<String> reason) {
  static TimeEstimate undefined(double level, String reason) {
    return new TimeEstimate(
        Double.NaN, Double.NaN, new Interval(Double.NaN, Double.NaN, level), Optional.of(reason));
  }
}
