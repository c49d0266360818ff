package org.evenhand.vocabulary;

/**
 * A photo's number inside this installation, rising with time. It never leaves.
 *
 * @param number 1 or more
 */
public record PhotoId(long number) implements Comparable<PhotoId> {
  /** Refuses zero and below. */
  public PhotoId {
    if (number < 1) {
      throw new IllegalArgumentException("a photo's number is 1 or more, not " + number);
    }
  }

  @Override
  public int compareTo(PhotoId other) {
    return Long.compare(number, other.number);
  }
}
