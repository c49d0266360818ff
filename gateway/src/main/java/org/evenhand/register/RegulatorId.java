package org.evenhand.register;

/**
 * Names a regulator who may look behind commitments.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record RegulatorId(String value) implements Comparable<RegulatorId> {
  /** Refuses what is not such a word. */
  public RegulatorId {
    Wellformed.word("regulator id", value);
  }

  @Override
  public int compareTo(RegulatorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
