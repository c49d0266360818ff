package org.evenhand.vocabulary;

/**
 * What an app may draw in each clock hour (UTC).
 *
 * @param callsPerHour answered calls
 * @param peoplePerHour lines shown: each is about a person, a photo's and a relationship's about
 *     its owner
 */
public record Limits(long callsPerHour, long peoplePerHour) {
  /** Refuses negatives. */
  public Limits {
    if (callsPerHour < 0 || peoplePerHour < 0) {
      throw new IllegalArgumentException("limits are zero or more");
    }
  }
}
