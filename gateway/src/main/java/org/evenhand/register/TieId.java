package org.evenhand.register;

/**
 * Names a tie between an officer and an organisation.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record TieId(String value) implements Comparable<TieId> {
  /** Refuses what is not such a word. */
  public TieId {
    Wellformed.word("tie id", value);
  }

  @Override
  public int compareTo(TieId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
