package org.evenhand.audit.regression;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tails of the normal, t and χ² distributions; {@code NaN} stays {@code NaN}. */
final class Tail {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Tail() {}

  private static ContinuousDistribution of(double degrees) {
    return Double.isInfinite(degrees) ? NORMAL : TDistribution.of(degrees);
  }

  static double twoSided(double statistic, double degrees) {
    if (Double.isNaN(statistic) || !(degrees > 0)) {
      return Double.NaN;
    }
    return Math.min(1, 2 * of(degrees).survivalProbability(Math.abs(statistic)));
  }

  /** How many standard errors an interval of a level reaches to either side. */
  static double quantile(double level, double degrees) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    return degrees > 0 ? of(degrees).inverseSurvivalProbability((1 - level) / 2) : Double.NaN;
  }

  static double chiSquared(double statistic, int degrees) {
    if (Double.isNaN(statistic) || degrees < 1) {
      return Double.NaN;
    }
    return ChiSquaredDistribution.of(degrees).survivalProbability(Math.max(0, statistic));
  }
}
