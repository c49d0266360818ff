package org.evenhand.audit.permutation;

/** Which statistics speak against the null hypothesis. */
public enum Tail {
  /** Large ones of either sign. */
  BOTH {
    @Override
    double extremeness(double z) {
      return Math.abs(z);
    }
  },
  /** Large positive ones: more exposure, higher scores. */
  UPPER {
    @Override
    double extremeness(double z) {
      return z;
    }
  },
  /** Large negative ones: more exposure, lower scores. */
  LOWER {
    @Override
    double extremeness(double z) {
      return -z;
    }
  };

  abstract double extremeness(double z);
}
