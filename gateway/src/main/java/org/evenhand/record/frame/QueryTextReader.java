package org.evenhand.record.frame;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.evenhand.vocabulary.Catalogue;
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
import org.jspecify.annotations.Nullable;

/** One reading of one canonical text. What is asked of one person has its id first. */
final class QueryTextReader {
  private static final String LIMIT = ".limit(";

  private final String text;
  private final Iterator<Cursor> starts;
  private final Catalogue catalogue;
  private int at;

  QueryTextReader(String text, List<Cursor> starts, Catalogue catalogue) {
    this.text = text;
    this.starts = starts.iterator();
    this.catalogue = catalogue;
  }

  Query query(PersonId subject, @Nullable PhotoId photo) {
    boolean ofPhoto = skip(QueryText.PHOTO);
    check(ofPhoto == (photo != null));
    return photo == null ? query(subject) : photo(photo);
  }

  private Query photo(PhotoId photo) {
    var selection = selection(ObjectKind.PHOTO);
    check(skip("}") && at == text.length() && !starts.hasNext());
    return new Query.Photo(photo, selection);
  }

  private Query query(PersonId subject) {
    var selection = selection(ObjectKind.PERSON);
    check(at == text.length() && !starts.hasNext());
    boolean list = selection.fields() == 0;
    check(!list || selection.expansions().size() == 1);
    return list
        ? new Query.Many(selection.expansions().getFirst())
        : new Query.One(subject, selection);
  }

  private Selection selection(ObjectKind of) {
    long fields = 0;
    var lists = new ArrayList<Expansion>();
    do {
      var name = word();
      if (text.startsWith(LIMIT, at)) {
        lists.add(list(of, name));
      } else {
        fields |= bit(of, name);
      }
    } while (skip(","));
    return new Selection(of, fields, lists);
  }

  private Expansion list(ObjectKind of, String name) {
    var edge = edge(of, name);
    check(skip(LIMIT));
    var limit = word();
    check(limit.matches("[0-9]{1,3}") && skip("){") && starts.hasNext());
    var page = new Page(Integer.parseInt(limit), starts.next());
    var selection = selection(edge.to());
    check(skip("}"));
    return new Expansion(edge, page, selection);
  }

  private Edge edge(ObjectKind of, String name) {
    for (var edge : Edge.values()) {
      if (edge.from() == of && edge.apiName().equals(name)) {
        return edge;
      }
    }
    throw wrong();
  }

  private long bit(ObjectKind of, String name) {
    return name.equals("id")
        ? Field.ID
        : catalogue.field(of, name).map(Field::bit).orElseThrow(this::wrong);
  }

  private String word() {
    int from = at;
    while (at < text.length() && ".,(){}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    check(at > from);
    return text.substring(from, at);
  }

  private boolean skip(String expected) {
    boolean there = text.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  private void check(boolean holds) {
    if (!holds) {
      throw wrong();
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("'" + text + "' is no canonical query, at " + at);
  }
}
