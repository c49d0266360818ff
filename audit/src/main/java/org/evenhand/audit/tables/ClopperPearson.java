package org.evenhand.audit.tables;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A proportion with the exact interval, as R's {@code binom.test}.
 *
 * <p>C. J. Clopper and E. S. Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the
 * Case of the Binomial", Biometrika 26 (1934).
 */
public final class ClopperPearson {
  private static final double FARTHEST = 700; // of a logit

  private ClopperPearson() {}

  /**
   * The proportion.
   *
   * @throws IllegalArgumentException when a count is not a whole number
   */
  public static Estimate of(double part, double whole, double level) {
    Normal.reach(level);
    Whole.holdPart(part, whole);
    Whole.hold("part", part);
    Whole.hold("whole", whole);
    if (whole == 0) {
      return Estimate.undefined(level, "there is nobody to have a rate");
    }
    double alpha = (1 - level) / 2;
    double low = part == 0 ? 0 : quantile(part, whole - part + 1, alpha);
    // By symmetry, so that an end near 1 is found as a small distance from it.
    double high = part == whole ? 1 : 1 - quantile(whole - part, part + 1, alpha);
    return Estimate.of(part / whole, low, high, level);
  }

  // Where this much of the beta distribution lies below; sought as a logit, so that a tiny one is
  // as exact as any other.
  private static double quantile(double a, double b, double below) {
    var beta = BetaDistribution.of(a, b);
    double logit =
        Root.rising(
            Math.log(a / b),
            FARTHEST,
            x -> beta.cumulativeProbability(1 / (1 + Math.exp(-x))) - below);
    return 1 / (1 + Math.exp(-logit));
  }
}
