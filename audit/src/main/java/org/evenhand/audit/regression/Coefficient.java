package org.evenhand.audit.regression;

import org.evenhand.audit.numeric.Interval;

/**
 * What a fit says of one column.
 *
 * @param name the column
 * @param estimate its coefficient
 * @param standardError the coefficient's standard error
 * @param statistic estimate by standard error
 * @param degrees degrees of freedom of the t distribution that p and interval are from; infinite
 *     for the normal one
 * @param p two-sided p-value of the coefficient being 0
 * @param interval interval of confidence
 * @param reason why figures are {@code NaN}; empty when they are not
 */
public record Coefficient(
    String name,
    double estimate,
    double standardError,
    double statistic,
    double degrees,
    double p,
    Interval interval,
    String reason) {

  static Coefficient of(
      String name, double estimate, double error, double degrees, double level, String reason) {
    double statistic = estimate / error;
    double half = error * Tail.quantile(level, degrees);
    double p = Tail.twoSided(statistic, degrees);
    var interval = new Interval(estimate - half, estimate + half, level);
    return new Coefficient(name, estimate, error, statistic, degrees, p, interval, reason);
  }
}
