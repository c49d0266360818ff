package org.evenhand.register;

/**
 * Names a passing on of data to another party.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record TransferId(String value) implements Comparable<TransferId> {
  /** Refuses what is not such a word. */
  public TransferId {
    Wellformed.word("transfer id", value);
  }

  @Override
  public int compareTo(TransferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
