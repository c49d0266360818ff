package org.evenhand.register;

/**
 * Names a public promise.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record StatementId(String value) implements Comparable<StatementId> {
  /** Refuses what is not such a word. */
  public StatementId {
    Wellformed.word("statement id", value);
  }

  @Override
  public int compareTo(StatementId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
