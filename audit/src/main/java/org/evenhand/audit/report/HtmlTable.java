package org.evenhand.audit.report;

import java.util.Arrays;
import java.util.List;

/**
 * A table of the page, which becomes a list where the page is narrow: each row's cells one under
 * another, behind their columns' names. Roles are said since a list's style takes them away. A
 * column whose name begins with {@code #} holds numbers.
 */
final class HtmlTable {
  private final Html out;
  private final List<String> columns;

  /**
   * Begins it.
   *
   * @param caption what it shows
   * @param csv the tables of the report that hold the same and more
   */
  HtmlTable(Html out, String caption, List<String> csv, String... columns) {
    this.out = out;
    this.columns = List.of(columns);
    out.add(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\""
            + " aria-label=\"%1$s\"><p class=\"caption\">%1$s (",
        caption);
    out.raw(String.join(", ", csv.stream().map(HtmlTable::link).toList()));
    out.raw(")</p><table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">");
    for (var column : columns) {
      out.add(
          number(column)
              ? "<th role=\"columnheader\" scope=\"col\" class=\"n\">%s</th>"
              : "<th role=\"columnheader\" scope=\"col\">%s</th>",
          number(column) ? column.substring(1) : column);
    }
    out.raw("</tr></thead><tbody role=\"rowgroup\">");
  }

  /** A link to a table of the report. */
  static String link(String csv) {
    return new Html().add("<a href=\"tables/%1$s.csv\">%1$s.csv</a>", csv).toString();
  }

  private static boolean number(String column) {
    return column.startsWith("#");
  }

  /** A row of texts. */
  HtmlTable row(Object... texts) {
    return markup(Arrays.stream(texts).map(text -> Html.escape(String.valueOf(text))).toArray());
  }

  /** A row of markup. */
  HtmlTable markup(Object... cells) {
    out.raw("<tr role=\"row\">");
    for (int i = 0; i < cells.length; i++) {
      boolean number = number(columns.get(i));
      out.add(
          number
              ? "<td role=\"cell\" class=\"n\" data-of=\"%s\">"
              : "<td role=\"cell\" data-of=\"%s\">",
          number ? columns.get(i).substring(1) : columns.get(i));
      out.raw(String.valueOf(cells[i])).raw("</td>");
    }
    out.raw("</tr>");
    return this;
  }

  void end() {
    out.raw("</tbody></table></div>");
  }
}
