package org.evenhand.vocabulary;

/**
 * Names an organisation: the company that owns apps.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record OrganisationId(String value) implements Comparable<OrganisationId> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public OrganisationId {
    Slug.check("organisation id", value);
  }

  @Override
  public int compareTo(OrganisationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
