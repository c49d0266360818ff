package org.evenhand.app.api;

import java.util.Objects;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Selection.Expansion;
import org.jspecify.annotations.Nullable;

/** The links to other pages of lists, built from the configured base URL alone. */
final class Links {
  private final String baseUrl;
  private final Catalogue catalogue;
  private final FieldsPrinter printer;

  Links(ApiSettings settings, Catalogue catalogue) {
    this.baseUrl = settings.baseUrl();
    this.catalogue = catalogue;
    // Lists within lists never start at a cursor, so there is none to write.
    this.printer =
        new FieldsPrinter(
            catalogue,
            (edge, _) -> {
              throw new IllegalStateException("a list within a list starts at a cursor: " + edge);
            });
  }

  /** Another page of the list of a path, asked as this one was; the first without a cursor. */
  String page(
      String door,
      Route route,
      @Nullable String fields,
      int limit,
      boolean after,
      @Nullable String cursor) {
    var url = new StringBuilder(256).append(baseUrl).append(door).append(route.below());
    char separator = '?';
    if (fields != null) {
      appendFields(url.append(separator), fields);
      separator = '&';
    }
    if (limit != 0) {
      url.append(separator).append("limit=").append(limit);
      separator = '&';
    }
    if (cursor != null) {
      url.append(separator).append(after ? "after=" : "before=").append(cursor);
    }
    return url.toString();
  }

  /** Another page of a list of the viewer's that stood within the viewer. */
  @Nullable String ownList(String door, Expansion list, boolean after, @Nullable String cursor) {
    var route = Route.ofList(list.edge());
    return route == null
        ? null
        : page(door, route, printer.print(list.selection()), list.page().limit(), after, cursor);
  }

  /** The object of that id. */
  String object(String door, Route route, String id) {
    return baseUrl + door + route.below(id);
  }

  /** Another page of an object's list: that object again, with the list from there on. */
  String listOf(
      String door, Route route, String id, Expansion list, boolean after, @Nullable String cursor) {
    var inner = new FieldsPrinter(catalogue, (_, _) -> Objects.requireNonNull(cursor));
    Cursor from =
        cursor == null ? new Cursor.Start() : after ? new Cursor.After(0) : new Cursor.Before(0);
    var moved = new Expansion(list.edge(), new Page(list.page().limit(), from), list.selection());
    var url = new StringBuilder(256).append(baseUrl).append(door).append(route.below(id));
    return appendFields(url.append('?'), inner.print(moved)).toString();
  }

  // A text that was parsed has letters, digits and ".,_-(){}" alone; of these only braces must be
  // encoded in a URL (RFC 3986, section 3.4).
  private static StringBuilder appendFields(StringBuilder url, String fields) {
    url.append("fields=");
    for (int i = 0; i < fields.length(); i++) {
      char c = fields.charAt(i);
      switch (c) {
        case '{' -> url.append("%7B");
        case '}' -> url.append("%7D");
        default -> url.append(c);
      }
    }
    return url;
  }
}
