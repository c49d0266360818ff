package org.evenhand.vocabulary;

/**
 * Names one immutable version of the public terms, such as {@code 2026-02}.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record TermsVersion(String value) implements Comparable<TermsVersion> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public TermsVersion {
    Slug.check("terms version", value);
  }

  @Override
  public int compareTo(TermsVersion other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
