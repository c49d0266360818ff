package org.evenhand.vocabulary;

/**
 * The number of a thing that people can like, inside this installation. It never leaves.
 *
 * @param number 1 or more
 */
public record ThingId(long number) implements Comparable<ThingId> {
  /** Refuses zero and below. */
  public ThingId {
    if (number < 1) {
      throw new IllegalArgumentException("a thing's number is 1 or more, not " + number);
    }
  }

  @Override
  public int compareTo(ThingId other) {
    return Long.compare(number, other.number);
  }
}
