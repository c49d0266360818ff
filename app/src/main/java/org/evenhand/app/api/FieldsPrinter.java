package org.evenhand.app.api;

import java.util.StringJoiner;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;

/** Writes a selection as the {@code fields} text that asks for it. */
final class FieldsPrinter {
  private final Catalogue catalogue;
  private final CursorWriter cursors;

  FieldsPrinter(Catalogue catalogue, CursorWriter cursors) {
    this.catalogue = catalogue;
    this.cursors = cursors;
  }

  /** Writes a key of a list as the app's cursor. */
  @FunctionalInterface
  interface CursorWriter {
    /** The cursor of that key. */
    String cursor(Edge edge, long key);
  }

  /** The text; {@link FieldsParser} reads it as an equal selection. */
  String print(Selection selection) {
    var names = new StringJoiner(",");
    names.add(FieldNames.ID);
    for (var field : catalogue.fields()) {
      if (field.of() == selection.of() && (selection.fields() & field.bit()) != 0) {
        names.add(field.name());
      }
    }
    selection.expansions().forEach(expansion -> names.add(print(expansion)));
    return names.toString();
  }

  /** The text of one list. */
  String print(Expansion expansion) {
    var page = expansion.page();
    return expansion.edge().apiName()
        + (page.limit() == Page.USUAL ? "" : ".limit(" + page.limit() + ")")
        + from(expansion.edge(), page.from())
        + "{"
        + print(expansion.selection())
        + "}";
  }

  private String from(Edge edge, Cursor cursor) {
    return switch (cursor) {
      case Cursor.Start _ -> "";
      case Cursor.After after -> ".after(" + cursors.cursor(edge, after.key()) + ")";
      case Cursor.Before before -> ".before(" + cursors.cursor(edge, before.key()) + ")";
    };
  }
}
