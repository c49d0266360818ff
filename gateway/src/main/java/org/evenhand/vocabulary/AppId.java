package org.evenhand.vocabulary;

/**
 * Names an app: what calls the API. Public and stable.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record AppId(String value) implements Comparable<AppId> {
  /** Refuses what is not a slug, so that an id can stand in a path, a file and a log line. */
  public AppId {
    Slug.check("app id", value);
  }

  @Override
  public int compareTo(AppId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
