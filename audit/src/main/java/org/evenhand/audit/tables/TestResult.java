package org.evenhand.audit.tables;

/**
 * What a test says.
 *
 * @param statistic its statistic; which one, the test says. NaN where it is not defined
 * @param p its p value; NaN where it is not defined
 * @param why why something is not defined; empty where all is
 */
public record TestResult(double statistic, double p, String why) {
  static TestResult of(double statistic, double p) {
    return new TestResult(statistic, Math.min(1, p), "");
  }

  static TestResult undefined(String why) {
    return new TestResult(Double.NaN, Double.NaN, why);
  }
}
