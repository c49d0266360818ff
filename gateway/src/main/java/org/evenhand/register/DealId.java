package org.evenhand.register;

/**
 * Names a deal with one organisation.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record DealId(String value) implements Comparable<DealId> {
  /** Refuses what is not such a word. */
  public DealId {
    Wellformed.word("deal id", value);
  }

  @Override
  public int compareTo(DealId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
