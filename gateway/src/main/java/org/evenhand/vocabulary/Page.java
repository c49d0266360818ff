package org.evenhand.vocabulary;

/**
 * A part of a list.
 *
 * @param limit at most so many items, 1 to {@value #MOST}
 * @param from where it starts
 */
public record Page(int limit, Cursor from) {
  /** The largest page. */
  public static final int MOST = 500;

  /** The size of a page unless asked otherwise. */
  public static final int USUAL = 25;

  /** Refuses a limit out of bounds. */
  public Page {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page holds 1 to " + MOST + " items, not " + limit);
    }
  }
}
