package org.evenhand.audit.regression;

/** The logistic curve. */
final class Logit {
  private Logit() {}

  static double probability(double eta) {
    return 1 / (1 + Math.exp(-eta));
  }

  /** Its slope: the variance of one case. */
  static double variance(double eta) {
    double e = Math.exp(-Math.abs(eta));
    return e / ((1 + e) * (1 + e));
  }

  /** log(1 + exp(eta)). */
  static double softplus(double eta) {
    return Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
  }
}
