package org.evenhand.register;

/**
 * Names a regime of law, such as {@code eu-p2b}.
 *
 * @param value lower-case letters, digits, '.', '_', '-'
 */
public record RegimeId(String value) implements Comparable<RegimeId> {
  /** Refuses what is no such name. */
  public RegimeId {
    Wellformed.word("regime", value);
  }

  @Override
  public int compareTo(RegimeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
