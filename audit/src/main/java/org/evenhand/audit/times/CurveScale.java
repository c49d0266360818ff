package org.evenhand.audit.times;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evenhand.audit.numeric.Interval;

/** The scale on which a curve's intervals of confidence are symmetric. */
public enum CurveScale {
  /** The logarithm of survival; R's own choice. Cut off at 1. */
  LOG {
    @Override
    Interval interval(SurvivalStep step, double z, double level) {
      if (step.survival() == 0) {
        return new Interval(Double.NaN, Double.NaN, level);
      }
      double half = Math.exp(z * step.logError());
      return new Interval(step.survival() / half, Math.min(1, step.survival() * half), level);
    }
  },
  /** The logarithm of the cumulative hazard: never outside 0..1 (Kalbfleisch & Prentice 1980). */
  LOG_LOG {
    @Override
    Interval interval(SurvivalStep step, double z, double level) {
      if (step.survival() == 0 || step.survival() == 1) {
        return new Interval(Double.NaN, Double.NaN, level);
      }
      double log = Math.log(step.survival());
      double half = z * step.logError() / -log;
      double middle = Math.log(-log);
      return new Interval(
          Math.exp(-Math.exp(middle + half)), Math.exp(-Math.exp(middle - half)), level);
    }
  };

  /** Of a step; both ends are {@code NaN} where survival is 0, and on this scale 1. */
  abstract Interval interval(SurvivalStep step, double z, double level);

  static double quantile(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
  }
}
