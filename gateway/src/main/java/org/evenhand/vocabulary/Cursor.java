package org.evenhand.vocabulary;

/** Where a page starts, in the order in which the app sees the list. */
public sealed interface Cursor {
  /** At the beginning. */
  record Start() implements Cursor {}

  /**
   * Behind the last thing shown.
   *
   * @param key that thing's key in the list's order, unsigned
   */
  record After(long key) implements Cursor {}

  /**
   * Before the first thing shown.
   *
   * @param key that thing's key in the list's order, unsigned
   */
  record Before(long key) implements Cursor {}
}
