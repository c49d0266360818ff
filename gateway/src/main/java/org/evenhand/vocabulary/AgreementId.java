package org.evenhand.vocabulary;

/**
 * Names an app's acceptance of a version of the terms.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record AgreementId(String value) implements Comparable<AgreementId> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public AgreementId {
    Slug.check("agreement id", value);
  }

  @Override
  public int compareTo(AgreementId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
