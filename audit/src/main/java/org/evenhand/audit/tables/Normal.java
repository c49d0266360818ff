package org.evenhand.audit.tables;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tails and quantiles of the normal and the χ² distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** How many standard errors to each side an interval of this level reaches. */
  static double reach(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    return STANDARD.inverseSurvivalProbability((1 - level) / 2);
  }

  static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  static double twoSided(double z) {
    return 2 * STANDARD.survivalProbability(Math.abs(z));
  }

  static double chiSquareAbove(double statistic, int degrees) {
    return ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
  }
}
