package org.evenhand.audit.pairs;

/** Which deviations from no difference a test looks for. */
public enum Side {
  /** Of either sign. */
  BOTH,
  /** The first, or exposed, one higher. */
  GREATER,
  /** The first, or exposed, one lower. */
  LESS
}
