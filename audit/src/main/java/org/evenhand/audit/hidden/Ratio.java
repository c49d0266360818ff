package org.evenhand.audit.hidden;

/** What a ratio compares, and so how it is turned into a ratio of risks. */
public enum Ratio {
  /** Of risks: taken as it is. */
  RISK {
    @Override
    double risk(double ratio) {
      return ratio;
    }
  },
  /** Of odds, of an outcome of less than 15 % at the end: nearly the ratio of risks. */
  RARE_ODDS {
    @Override
    double risk(double ratio) {
      return ratio;
    }
  },
  /** Of odds, of an outcome that is common: its square root (VanderWeele 2017). */
  COMMON_ODDS {
    @Override
    double risk(double ratio) {
      return Math.sqrt(ratio);
    }
  },
  /** Of hazards, of an outcome of less than 15 % at the end: nearly the ratio of risks. */
  RARE_HAZARD {
    @Override
    double risk(double ratio) {
      return ratio;
    }
  },
  /** Of hazards, of an outcome that is common: (1−0.5^√h)/(1−0.5^√(1/h)) (VanderWeele 2017). */
  COMMON_HAZARD {
    @Override
    double risk(double ratio) {
      if (ratio == 0 || Double.isInfinite(ratio)) {
        return ratio;
      }
      double root = Math.log(2) * Math.sqrt(ratio);
      return Math.expm1(-root) / Math.expm1(-Math.log(2) * Math.sqrt(1 / ratio));
    }
  };

  /** The ratio of risks that it stands for. */
  abstract double risk(double ratio);
}
