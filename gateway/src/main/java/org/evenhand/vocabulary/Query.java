package org.evenhand.vocabulary;

/** What a request asks for. */
public sealed interface Query {
  /**
   * One person.
   *
   * @param subject whom
   * @param selection what of them; of kind {@link ObjectKind#PERSON}
   */
  record One(PersonId subject, Selection selection) implements Query {}

  /**
   * One of the viewer's own lists.
   *
   * @param list which, which part, and what of each item
   */
  record Many(Selection.Expansion list) implements Query {}

  /**
   * One photo, whoever's it is.
   *
   * @param photo which
   * @param selection what of it; of kind {@link ObjectKind#PHOTO}
   */
  record Photo(PhotoId photo, Selection selection) implements Query {
    /** Refuses a selection of anything else. */
    public Photo {
      if (selection.of() != ObjectKind.PHOTO) {
        throw new IllegalArgumentException("a photo is asked for fields of " + selection.of());
      }
    }
  }
}
