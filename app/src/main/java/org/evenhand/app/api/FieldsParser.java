package org.evenhand.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;

/**
 * Reads {@code fields}, in the style of Graph APIs, in one pass from left to right:
 *
 * <pre>
 * fields   = item *( "," item )
 * item     = name *( "." modifier ) [ "{" fields "}" ]     ; modifiers and braces for lists alone
 * modifier = "limit(" 1*3DIGIT ")" / "after(" cursor ")" / "before(" cursor ")"
 * </pre>
 *
 * <p>{@code id} is always part of what is asked, as in Graph APIs: a thing without a name could not
 * be spoken of.
 */
final class FieldsParser {
  /** The longest text, in characters. */
  static final int LONGEST = 4096;

  /** The most names in one list. */
  static final int BROADEST = 50;

  /** The most lists within one another, the one of the path included. */
  static final int DEEPEST = 3;

  private static final String NAME = "name";

  private final Catalogue catalogue;
  private final FieldNames names;

  FieldsParser(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.names = new FieldNames(catalogue);
  }

  /**
   * Reads a text.
   *
   * @param start of what the fields are asked
   * @param depth how many lists lead there: 0 for an object, 1 for the items of a list
   * @param scope what the token may ask for, which decides the fields of a list without braces
   * @param cursors reads cursors of the lists of the object itself
   * @throws FieldsError if the text does not say what to give
   */
  Selection parse(String text, Node start, int depth, Set<DataTypeId> scope, CursorReader cursors)
      throws FieldsError {
    if (text.length() > LONGEST) {
      throw new FieldsError(
          FieldsError.Kind.MALFORMED,
          "The text",
          LONGEST + 1,
          "is longer than " + LONGEST + " characters",
          "Ask in several calls.");
    }
    return new Reading(new FieldsText(text), scope, cursors).all(start, depth);
  }

  /** What is given when no fields are named: the id, and the name where the token covers it. */
  Selection usual(ObjectKind of, Set<DataTypeId> scope) {
    long bits = Field.ID;
    var name = names.field(of, NAME);
    if (name != null && catalogue.covers(scope, name.type())) {
      bits |= name.bit();
    }
    return new Selection(of, bits, List.of());
  }

  /** One reading of one text. */
  private final class Reading {
    private final FieldsText text;
    private final Set<DataTypeId> scope;
    private final CursorReader cursors;

    Reading(FieldsText text, Set<DataTypeId> scope, CursorReader cursors) {
      this.text = text;
      this.scope = scope;
      this.cursors = cursors;
    }

    Selection all(Node start, int depth) throws FieldsError {
      var selection = list(start, depth, depth);
      if (!text.atEnd()) {
        throw text.unexpected("Between fields stands a comma.");
      }
      return selection;
    }

    private Selection list(Node node, int depth, int outermost) throws FieldsError {
      long bits = Field.ID;
      long seen = 0;
      var expansions = new ArrayList<Expansion>();
      int count = 0;
      do {
        if (++count > BROADEST) {
          throw text.bound("A list of fields", "names more than " + BROADEST);
        }
        int at = text.position();
        String name = text.name();
        long bit = names.bit(node.kind(), name);
        if (bit != 0) {
          seen = once(seen, bit, name, at);
          bits |= bit;
        } else {
          expansions.add(expansion(node, name, at, expansions, depth, outermost));
        }
      } while (text.skip(','));
      return new Selection(node.kind(), bits, expansions);
    }

    private long once(long seen, long bit, String name, int at) throws FieldsError {
      if ((seen & bit) != 0) {
        throw repeated(name, at);
      }
      return seen | bit;
    }

    private Expansion expansion(
        Node node, String name, int at, List<Expansion> before, int depth, int outermost)
        throws FieldsError {
      var edge = node.edge(name).orElse(null);
      if (edge == null) {
        throw names.unknown(node, name, at);
      }
      if (before.stream().anyMatch(e -> e.edge() == edge)) {
        throw repeated(name, at);
      }
      if (depth >= DEEPEST) {
        throw text.bound(
            "'" + name + "'", "is a list within more than " + (DEEPEST - 1) + " others", at);
      }
      var page = page(edge, depth == outermost && outermost == 0);
      var behind = Node.behind(edge);
      if (!text.skip('{')) {
        return new Expansion(edge, page, usual(behind.kind(), scope));
      }
      var selection = list(behind, depth + 1, outermost);
      if (!text.skip('}')) {
        throw text.unexpected("The list of '" + name + "' ends with '}'.");
      }
      return new Expansion(edge, page, selection);
    }

    private Page page(Edge edge, boolean ofTheObjectItself) throws FieldsError {
      int limit = 0;
      Cursor from = null;
      while (text.skip('.')) {
        int at = text.position();
        String modifier = text.name();
        text.need('(', modifier);
        if (modifier.equals("limit") && limit == 0) {
          limit = text.limit();
        } else if ((modifier.equals("after") || modifier.equals("before")) && from == null) {
          from = cursor(edge, modifier.equals("after"), ofTheObjectItself);
        } else {
          throw badModifier(modifier, at);
        }
        text.need(')', modifier);
      }
      return new Page(limit == 0 ? Page.USUAL : limit, from == null ? new Cursor.Start() : from);
    }

    private Cursor cursor(Edge edge, boolean after, boolean ofTheObjectItself) throws FieldsError {
      int at = text.position();
      String written = text.cursor();
      if (!ofTheObjectItself) {
        // A cursor belongs to the list of one object; within a list there are many.
        throw new FieldsError(
            FieldsError.Kind.BAD_CURSOR,
            "This cursor",
            at,
            "stands in a list within a list, where it could belong to any of them",
            "Ask for the object itself and page through its list there.");
      }
      var key = cursors.key(edge, written).orElse(null);
      if (key == null) {
        throw new FieldsError(
            FieldsError.Kind.BAD_CURSOR,
            "This cursor",
            at,
            "was not given to this app for this list",
            "Use the cursors of 'paging' as they are.");
      }
      return after ? new Cursor.After(key) : new Cursor.Before(key);
    }

    private FieldsError badModifier(String modifier, int at) {
      boolean known =
          modifier.equals("limit") || modifier.equals("after") || modifier.equals("before");
      return new FieldsError(
          FieldsError.Kind.MALFORMED,
          "'" + FieldNames.shortened(modifier) + "'",
          at,
          known ? "stands twice, or beside its opposite" : "is nothing that a list understands",
          "A list takes limit(n) once, and after(cursor) or before(cursor) once.");
    }

    private FieldsError repeated(String name, int at) {
      return new FieldsError(
          FieldsError.Kind.MALFORMED, "'" + name + "'", at, "stands twice", "Name it once.");
    }
  }
}
