package org.evenhand.app.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ObjectKind;

/** Where in an answer a {@code fields} list stands, which decides the lists that can be in it. */
enum Node {
  /** The person who authorised the app. */
  ME(
      "a person",
      ObjectKind.PERSON,
      Edge.FRIENDS,
      Edge.PHOTOS,
      Edge.LIKES,
      Edge.RELATIONSHIPS,
      Edge.FAMILY),
  /** Anybody else. */
  PERSON("a person", ObjectKind.PERSON, Edge.PHOTOS, Edge.LIKES),
  /** A photo. */
  PHOTO("a photo", ObjectKind.PHOTO, Edge.TAGS),
  /** A relationship. */
  RELATIONSHIP("a relationship", ObjectKind.RELATIONSHIP, Edge.PARTNER),
  /** Something that a person likes. */
  LIKE("a like", ObjectKind.LIKE),
  /** A relative. */
  RELATIVE("a relative", ObjectKind.RELATIVE, Edge.RELATIVE);

  private final String called;
  private final ObjectKind kind;
  private final List<Edge> edges;

  Node(String called, ObjectKind kind, Edge... edges) {
    this.called = called;
    this.kind = kind;
    this.edges = List.copyOf(Arrays.asList(edges));
  }

  /** What it is, in a message. */
  String called() {
    return called;
  }

  /** The kind of object. */
  ObjectKind kind() {
    return kind;
  }

  /** The lists that can be asked for there. */
  List<Edge> edges() {
    return edges;
  }

  /** The list of that name, if it can be asked for there. */
  Optional<Edge> edge(String name) {
    return edges.stream().filter(edge -> edge.apiName().equals(name)).findFirst();
  }

  /** Where the items of a list stand. */
  static Node behind(Edge edge) {
    return switch (edge.to()) {
      case PERSON -> PERSON;
      case PHOTO -> PHOTO;
      case RELATIONSHIP -> RELATIONSHIP;
      case LIKE -> LIKE;
      case RELATIVE -> RELATIVE;
    };
  }
}
