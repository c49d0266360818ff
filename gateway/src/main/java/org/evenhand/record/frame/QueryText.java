package org.evenhand.record.frame;

import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of what was asked, in the grammar of {@code fields=}: plain fields by rising
 * number ({@code id} first), then lists in the order asked, each with its limit: {@code
 * id,name,photos.limit(3){id,taken_at}}. A request for a list is that list alone: {@code
 * friends.limit(25){id,name}}; one for a photo by its id is {@code photo{id,taken_at}}. It holds no
 * id and no cursor.
 */
public final class QueryText {
  /** How a request for one photo begins; no list does, since each has its limit first. */
  static final String PHOTO = "photo{";

  private QueryText() {}

  /** The text of a query. */
  public static String of(Query query, Catalogue catalogue) {
    var text = new StringBuilder(64);
    switch (query) {
      case Query.One(var _, var selection) -> append(selection, catalogue, text);
      case Query.Many(var list) -> append(list, catalogue, text);
      case Query.Photo(var _, var selection) -> {
        append(selection, catalogue, text.append(PHOTO));
        text.append('}');
      }
    }
    return text.toString();
  }

  private static void append(Selection selection, Catalogue catalogue, StringBuilder into) {
    var comma = "";
    for (long rest = selection.fields(); rest != 0; rest &= rest - 1) {
      into.append(comma).append(name(selection, Long.numberOfTrailingZeros(rest), catalogue));
      comma = ",";
    }
    for (var list : selection.expansions()) {
      into.append(comma);
      append(list, catalogue, into);
      comma = ",";
    }
  }

  private static String name(Selection selection, int number, Catalogue catalogue) {
    if (number == Field.ID_NUMBER) {
      return "id";
    }
    return catalogue
        .field(selection.of(), number)
        .orElseThrow(
            () -> new IllegalArgumentException("no field " + number + " of " + selection.of()))
        .name();
  }

  private static void append(Selection.Expansion list, Catalogue catalogue, StringBuilder into) {
    into.append(list.edge().apiName()).append(".limit(").append(list.page().limit()).append("){");
    append(list.selection(), catalogue, into);
    into.append('}');
  }

  /**
   * Reads a query's text again.
   *
   * @param starts where each list starts, in the order of the text
   * @param photo which photo a request for one was for; null for other requests
   * @param subject whom a request for one person was for
   * @throws IllegalArgumentException if it is no text that {@link #of} makes
   */
  public static Query read(
      String text,
      java.util.List<Cursor> starts,
      PersonId subject,
      @Nullable PhotoId photo,
      Catalogue catalogue) {
    return new QueryTextReader(text, starts, catalogue).query(subject, photo);
  }

  /** The number of lists in a query, however deep. */
  static int lists(Query query) {
    return switch (query) {
      case Query.One(var _, var selection) -> lists(selection);
      case Query.Many(var list) -> 1 + lists(list.selection());
      case Query.Photo(var _, var selection) -> lists(selection);
    };
  }

  private static int lists(Selection selection) {
    int count = 0;
    for (var list : selection.expansions()) {
      count += 1 + lists(list.selection());
    }
    return count;
  }

  /** Shows where each list starts, in the order of the text. */
  static void starts(Query query, java.util.function.Consumer<Cursor> to) {
    switch (query) {
      case Query.One(var _, var selection) -> starts(selection, to);
      case Query.Many(var list) -> starts(list.page(), list.selection(), to);
      case Query.Photo(var _, var selection) -> starts(selection, to);
    }
  }

  private static void starts(Selection selection, java.util.function.Consumer<Cursor> to) {
    for (var list : selection.expansions()) {
      starts(list.page(), list.selection(), to);
    }
  }

  private static void starts(
      Page page, Selection selection, java.util.function.Consumer<Cursor> to) {
    to.accept(page.from());
    starts(selection, to);
  }
}
