package org.evenhand.register;

/**
 * Names an officer or regulator; never a personal name.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record OfficerId(String value) implements Comparable<OfficerId> {
  /** Refuses what is not such a word. */
  public OfficerId {
    Wellformed.word("officer id", value);
  }

  @Override
  public int compareTo(OfficerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
