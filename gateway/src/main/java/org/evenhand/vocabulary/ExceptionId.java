package org.evenhand.vocabulary;

/**
 * Names an exception: a public, time-limited deviation from the terms.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record ExceptionId(String value) implements Comparable<ExceptionId> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public ExceptionId {
    Slug.check("exception id", value);
  }

  @Override
  public int compareTo(ExceptionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
