package org.evenhand.app.publicregister;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as comma-separated values (RFC 4180).
 *
 * @param header the columns' names
 * @param rows as many cells each
 */
record Csv(List<String> header, List<List<String>> rows) {
  // What makes a spreadsheet take a cell for a formula, also behind blanks (OWASP, "CSV
  // Injection"); names and reasons are other people's words.
  private static final String FORMULA = "=+-@\u2212\uff1d\uff0b\uff0d\uff20";

  /** Keeps copies. */
  Csv {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The file. */
  String text() {
    return Stream.concat(Stream.of(header), rows.stream())
        .map(Csv::line)
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A cell that is read as text and as nothing else. */
  static String cell(String text) {
    var safe = computed(text) ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static boolean computed(String text) {
    var first = text.strip();
    return text.startsWith("\t") || (!first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0);
  }
}
