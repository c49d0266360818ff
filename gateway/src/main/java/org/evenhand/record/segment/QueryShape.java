package org.evenhand.record.segment;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;

/**
 * The lists of a query, from the canonical text in a frame's header.
 *
 * @param one whether it asks for one person; then the first line is theirs
 * @param lists those that it asks for, in the order of the text; one photo by its id is a list of
 *     photos that holds no other
 */
record QueryShape(boolean one, List<Within> lists) {
  private static final String PHOTO = "photo{";

  QueryShape {
    lists = List.copyOf(lists);
  }

  /**
   * A list.
   *
   * @param edge which way it leads
   * @param limit at most so many items
   * @param fields the bits asked for of each
   * @param lists those within
   */
  record Within(Edge edge, int limit, long fields, List<Within> lists) {
    Within {
      lists = List.copyOf(lists);
    }
  }

  static QueryShape parse(String text, Catalogue catalogue) {
    if (text.startsWith(PHOTO)) {
      var photo = new Parser(text.substring(PHOTO.length()), catalogue).selection(ObjectKind.PHOTO);
      return new QueryShape(false, List.of(new Within(Edge.PHOTOS, 1, photo.fields, photo.lists)));
    }
    var part = new Parser(text, catalogue).selection(ObjectKind.PERSON);
    return new QueryShape(part.fields != 0, part.lists);
  }

  private static final class Part {
    private long fields;
    private final List<Within> lists = new ArrayList<>();
  }

  private static final class Parser {
    private final String text;
    private final Catalogue catalogue;
    private int at;

    Parser(String text, Catalogue catalogue) {
      this.text = text;
      this.catalogue = catalogue;
    }

    Part selection(ObjectKind of) {
      var part = new Part();
      while (at < text.length() && text.charAt(at) != '}') {
        var name = upTo(".,}");
        if (at < text.length() && text.charAt(at) == '.') {
          part.lists.add(list(of, name));
        } else {
          part.fields |= bit(of, name);
        }
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
        }
      }
      return part;
    }

    private Within list(ObjectKind of, String name) {
      var edge = edge(of, name);
      at += ".limit(".length();
      int limit = Integer.parseInt(upTo(")"));
      at += "){".length();
      var part = selection(edge.to());
      at++;
      return new Within(edge, limit, part.fields, part.lists);
    }

    private long bit(ObjectKind of, String name) {
      return name.equals("id")
          ? Field.ID
          // A field that a later catalogue has no name for: then every bit may be meant.
          : catalogue.field(of, name).map(Field::bit).orElse(-1L);
    }

    private Edge edge(ObjectKind of, String name) {
      for (var edge : Edge.values()) {
        if (edge.from() == of && edge.apiName().equals(name)) {
          return edge;
        }
      }
      throw new IllegalArgumentException("no list '" + name + "' of a " + of + ": " + text);
    }

    private String upTo(String ends) {
      int from = at;
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }
  }
}
