package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of objects: how they are found, told in a row, shown on a page of their own, and written
 * as JSON and CSV. A further kind is a further class of these, in the list of {@link Kinds}.
 *
 * @param <T> the objects
 */
interface Kind<T> {
  /** Its part of addresses, a plural: {@code apps}. */
  String path();

  /** What one is called in JSON: {@code app}. */
  String word();

  /** What one is called on a page: {@code App}. */
  String one();

  /** What they are called on a page: {@code Apps}. */
  String title();

  /** What they are, a sentence or two. */
  String lead();

  /** What is said where there is none. */
  String none();

  /** All of them, in the order of the list. */
  List<T> all(Reading reading);

  /** The one with that id. */
  Optional<T> find(Reading reading, String id);

  /** Its id. */
  String id(T object);

  /** Its name. */
  String name(Reading reading, T object);

  /** What a search looks into, besides id and name. */
  String words(T object);

  /** Whether it has to do with another object: an organisation, an app, a version of the terms. */
  boolean concerns(Reading reading, T object, Ref other);

  /** The kinds of objects whose pages list those of this kind that concern them. */
  Set<String> listedWith();

  /** How it stands. */
  Cell state(Reading reading, T object);

  /** The heads of the list's columns after the name and before the state. */
  List<String> columns();

  /** Its cells in them. */
  List<Cell> cells(Reading reading, T object);

  /** A sentence or two about one. */
  String lead(Reading reading, T object);

  /** Facts about one, besides its state. */
  List<Fact> facts(Reading reading, T object);

  /** What belongs to one and is of no kind of its own. */
  List<TableView> tables(Reading reading, T object);

  /** Its shape in JSON, besides kind, id, name and state. */
  void write(Reading reading, T object, ObjectNode json);

  /** The further columns of its CSV; each names a member of its JSON. */
  List<String> csvColumns();

  /** A table of its own; empty where its CSV is its row of the list. */
  default Optional<Csv> ownCsv(Reading reading, T object) {
    return Optional.empty();
  }

  /** What stands on the page of the list before it. */
  default List<TableView> first(Reading reading) {
    return List.of();
  }

  /** What stands on the page of the list behind it. */
  default List<TableView> beside(Reading reading) {
    return List.of();
  }

  /** Its name in addresses. */
  default Ref ref(T object) {
    return new Ref(path(), id(object));
  }
}
