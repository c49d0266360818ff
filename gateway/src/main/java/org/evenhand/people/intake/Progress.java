package org.evenhand.people.intake;

/** Told how far an import is, a few times a second at most. */
@FunctionalInterface
public interface Progress {
  /**
   * So far.
   *
   * @param doing what is being done: "reading people", "reading friendships", "writing"…
   * @param done how many
   */
  void at(String doing, long done);
}
