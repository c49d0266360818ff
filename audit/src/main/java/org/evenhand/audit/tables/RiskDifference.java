package org.evenhand.audit.tables;

import org.evenhand.audit.numeric.Interval;

/**
 * The difference of two proportions, the exposed's minus the unexposed's, with Newcombe's hybrid
 * score interval.
 *
 * <p>R. G. Newcombe, "Interval Estimation for the Difference between Independent Proportions",
 * Statistics in Medicine 17 (1998), method 10 (without continuity correction). Takes fractions.
 */
public final class RiskDifference {
  private RiskDifference() {}

  /** The estimate; undefined where a group has nobody. */
  public static Estimate of(TwoByTwo table, double level) {
    Estimate exposed = Wilson.of(table.a(), table.exposed(), level);
    Estimate unexposed = Wilson.of(table.c(), table.unexposed(), level);
    if (table.exposed() == 0 || table.unexposed() == 0) {
      return Estimate.undefined(level, "a group has nobody");
    }
    double difference = exposed.value() - unexposed.value();
    Interval one = exposed.interval();
    Interval two = unexposed.interval();
    double down = Math.hypot(exposed.value() - one.low(), two.high() - unexposed.value());
    double up = Math.hypot(one.high() - exposed.value(), unexposed.value() - two.low());
    return Estimate.of(difference, difference - down, difference + up, level);
  }
}
