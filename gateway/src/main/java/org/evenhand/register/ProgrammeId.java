package org.evenhand.register;

/**
 * Names a rule that makes exceptions.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record ProgrammeId(String value) implements Comparable<ProgrammeId> {
  /** Refuses what is not such a word. */
  public ProgrammeId {
    Wellformed.word("programme id", value);
  }

  @Override
  public int compareTo(ProgrammeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
