package org.evenhand.people;

import org.evenhand.vocabulary.PersonId;

/**
 * Something that an import brought and that cannot be read any more: somebody's rows name a person
 * whose key is destroyed.
 *
 * @param part which rows
 * @param whose of whom
 */
public record Missing(Part part, PersonId whose) {
  /** The rows that can name somebody else. */
  public enum Part {
    /** Who their friends are. */
    FRIENDS,
    /** Who blocks whom, and who is let in or kept out by name. */
    BLOCKS,
    /** Their photos, with who is tagged. */
    PHOTOS,
    /** Whom they name as partner or relatives. */
    PARTNER
  }
}
