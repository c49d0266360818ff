package org.evenhand.app.api;

import org.evenhand.gate.Caller;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;

/** Reads what a request asks of the gate. */
final class QueryReader {
  /** One problem for everybody who is not there or not to be seen: there is nothing to compare. */
  static final Problem NOBODY =
      Problem.of(
          ProblemType.NOT_FOUND,
          "There is nobody of this id that this app may see",
          "There is nobody of this id that this app may see.");

  /** The same for photos. */
  static final Problem NO_PHOTO =
      Problem.of(
          ProblemType.NOT_FOUND,
          "There is no photo of this id that this app may see",
          "There is no photo of this id that this app may see.");

  private final FieldsParser parser;

  QueryReader(FieldsParser parser) {
    this.parser = parser;
  }

  /** The query of a route that asks the gate. */
  Query read(Route route, String path, Parameters asked, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    return switch (route) {
      case ME -> one(caller.viewer(), Node.ME, asked, caller, ids);
      case PERSON -> one(person(route.argument(path), ids), Node.PERSON, asked, caller, ids);
      case PHOTO -> photo(photo(route.argument(path), ids), asked, caller, ids);
      case FRIENDS -> many(Edge.FRIENDS, asked, caller, ids);
      case PHOTOS -> many(Edge.PHOTOS, asked, caller, ids);
      case RELATIONSHIPS -> many(Edge.RELATIONSHIPS, asked, caller, ids);
      case LIKES -> many(Edge.LIKES, asked, caller, ids);
      case FAMILY -> many(Edge.FAMILY, asked, caller, ids);
      case CONTENT, RECORD, DEBUG_TOKEN, DEBUG_FORM, CONTRIBUTIONS, UPLOAD, REMOVAL ->
          throw new IllegalStateException("the rule is not asked about " + route);
    };
  }

  private static PersonId person(String id, GatePort.Ids ids) throws RequestProblem {
    var person = ids.person(id).orElse(null);
    if (person == null) {
      // No id that this app was ever given. One that it was given goes the whole way, whatever
      // became of the person since, and ends in the same words.
      throw new RequestProblem(NOBODY.type(), NOBODY.brief(), NOBODY.detail());
    }
    return person;
  }

  static PhotoId photo(String id, GatePort.Ids ids) throws RequestProblem {
    var photo = ids.photo(id).orElse(null);
    if (photo == null) {
      throw noPhoto();
    }
    return photo;
  }

  static RequestProblem noPhoto() {
    return new RequestProblem(NO_PHOTO.type(), NO_PHOTO.brief(), NO_PHOTO.detail());
  }

  private Query photo(PhotoId photo, Parameters asked, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    CursorReader cursors =
        (edge, cursor) -> ids.cursor(cursor, edge, photo.number(), caller.viewer());
    return new Query.Photo(photo, selection(asked, Node.PHOTO, 0, caller, cursors));
  }

  private Query one(PersonId subject, Node node, Parameters asked, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    CursorReader cursors =
        (edge, cursor) -> ids.cursor(cursor, edge, subject.number(), caller.viewer());
    return new Query.One(subject, selection(asked, node, 0, caller, cursors));
  }

  private Query many(Edge edge, Parameters asked, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    int limit = asked.limit() == 0 ? Page.USUAL : asked.limit();
    var page = new Page(limit, from(edge, asked, caller, ids));
    var selection = selection(asked, Node.behind(edge), 1, caller, CursorReader.none());
    return new Query.Many(new Expansion(edge, page, selection));
  }

  private static Cursor from(Edge edge, Parameters asked, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    if (asked.after() != null) {
      return new Cursor.After(key("after", asked.after(), edge, caller, ids));
    }
    if (asked.before() != null) {
      return new Cursor.Before(key("before", asked.before(), edge, caller, ids));
    }
    return new Cursor.Start();
  }

  private static long key(String name, String cursor, Edge edge, Caller caller, GatePort.Ids ids)
      throws RequestProblem {
    var key = ids.cursor(cursor, edge, caller.viewer().number(), caller.viewer());
    if (key.isEmpty()) {
      String brief = "The cursor in '" + name + "' was not given to this app for this list";
      throw new RequestProblem(
          ProblemType.BAD_CURSOR, brief, brief + ". Use the links of 'paging' as they are.");
    }
    return key.get();
  }

  private Selection selection(
      Parameters asked, Node node, int depth, Caller caller, CursorReader cursors)
      throws RequestProblem {
    ObjectKind kind = node.kind();
    if (asked.fields() == null) {
      return parser.usual(kind, caller.scope());
    }
    try {
      return parser.parse(asked.fields(), node, depth, caller.scope(), cursors);
    } catch (FieldsError e) {
      var type =
          switch (e.kind()) {
            case UNKNOWN_FIELD -> ProblemType.UNKNOWN_FIELD;
            case MALFORMED -> ProblemType.MALFORMED_FIELDS;
            case BAD_CURSOR -> ProblemType.BAD_CURSOR;
          };
      throw new RequestProblem(type, e.brief(), e.detail());
    }
  }
}
