package org.evenhand.audit.tables;

/** Which departures from equality count against it. */
public enum Side {
  /** Both. */
  BOTH,
  /** The exposed have the outcome less often: an odds ratio below 1. */
  LESS,
  /** The exposed have the outcome more often: an odds ratio above 1. */
  GREATER
}
