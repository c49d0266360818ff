package org.evenhand.vocabulary;

/**
 * A person's number inside this installation: dense, from 1, so that sets of people are bitmaps. It
 * never leaves; apps see an id of their own for each person.
 *
 * @param number 1 to 2^31−1
 */
public record PersonId(int number) implements Comparable<PersonId> {
  /** Refuses zero and below. */
  public PersonId {
    if (number < 1) {
      throw new IllegalArgumentException("a person's number is 1 or more, not " + number);
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return Integer.compare(number, other.number);
  }
}
