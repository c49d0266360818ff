package org.evenhand.gate;

import java.util.List;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;

/** Queries in few words: {@code friends("name", photos("taken_at"))} without the fields' bits. */
final class Asks {
  static final Cursor START = new Cursor.Start();

  private Asks() {}

  /** Fields are names; lists within are {@link Expansion}s. */
  static Selection select(ObjectKind of, Object... parts) {
    long bits = Field.ID;
    var lists = new java.util.ArrayList<Expansion>();
    for (var part : parts) {
      switch (part) {
        case String name -> bits |= Town.CATALOGUE.field(of, name).orElseThrow().bit();
        case Expansion list -> lists.add(list);
        default -> throw new IllegalArgumentException("neither field nor list: " + part);
      }
    }
    return new Selection(of, bits, List.copyOf(lists));
  }

  static Expansion list(Edge edge, int limit, Cursor from, Object... parts) {
    return new Expansion(edge, new Page(limit, from), select(edge.to(), parts));
  }

  static Expansion friends(Object... parts) {
    return list(Edge.FRIENDS, 100, START, parts);
  }

  static Expansion photos(Object... parts) {
    return list(Edge.PHOTOS, 100, START, parts);
  }

  static Expansion tags(Object... parts) {
    return list(Edge.TAGS, 100, START, parts);
  }

  static Expansion relationships(Object... parts) {
    return list(Edge.RELATIONSHIPS, 100, START, parts);
  }

  static Expansion likes(Object... parts) {
    return list(Edge.LIKES, 100, START, parts);
  }

  static Expansion family(Object... parts) {
    return list(Edge.FAMILY, 100, START, parts);
  }

  static Expansion who(Object... parts) {
    return list(Edge.RELATIVE, 1, START, parts);
  }

  static Expansion partner(Object... parts) {
    return list(Edge.PARTNER, 1, START, parts);
  }

  static Query of(Expansion list) {
    return new Query.Many(list);
  }

  static Query of(PhotoId photo, Object... parts) {
    return new Query.Photo(photo, select(ObjectKind.PHOTO, parts));
  }

  static Query of(PersonId person, Object... parts) {
    return new Query.One(person, select(ObjectKind.PERSON, parts));
  }
}
