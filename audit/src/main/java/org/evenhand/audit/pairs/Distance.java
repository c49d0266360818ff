package org.evenhand.audit.pairs;

/** How unlike two organisations are. */
@FunctionalInterface
public interface Distance {
  /**
   * Between an exposed organisation and another.
   *
   * @return 0 or more; infinite for two that may not be a pair
   */
  double between(int exposed, int other);
}
