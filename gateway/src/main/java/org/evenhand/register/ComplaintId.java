package org.evenhand.register;

/**
 * Names a complaint.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record ComplaintId(String value) implements Comparable<ComplaintId> {
  /** Refuses what is not such a word. */
  public ComplaintId {
    Wellformed.word("complaint id", value);
  }

  @Override
  public int compareTo(ComplaintId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
