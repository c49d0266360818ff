package org.evenhand.register;

/**
 * Names what one side of a deal gives.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record ConsiderationId(String value) implements Comparable<ConsiderationId> {
  /** Refuses what is not such a word. */
  public ConsiderationId {
    Wellformed.word("consideration id", value);
  }

  @Override
  public int compareTo(ConsiderationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
