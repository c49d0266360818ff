package org.evenhand.app.regulator;

import java.time.Instant;

/** Lays legal holds. */
@FunctionalInterface
public interface Holds {
  /**
   * Lays one: until it ends nothing of the person is erased, and they are told.
   *
   * @param person the platform's key of them
   * @param by who ordered it
   * @param why on what ground
   * @param until when it ends by itself
   * @throws IllegalArgumentException if there is no such person, or it would have ended
   */
  void lay(String person, String by, String why, Instant until);
}
