package org.evenhand.register;

/**
 * Names something that was discussed.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record ProposalId(String value) implements Comparable<ProposalId> {
  /** Refuses what is not such a word. */
  public ProposalId {
    Wellformed.word("proposal id", value);
  }

  @Override
  public int compareTo(ProposalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
