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
}
