package org.evenhand.vocabulary;

/**
 * Names a cut-off: the notice that a data type, a purpose or an app ends.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record CutOffId(String value) implements Comparable<CutOffId> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public CutOffId {
    Slug.check("cut-off id", value);
  }

  @Override
  public int compareTo(CutOffId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
