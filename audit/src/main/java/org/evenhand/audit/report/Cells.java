package org.evenhand.audit.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows of a CSV file that is safe to open in a spreadsheet: a text that a spreadsheet would take
 * for a formula gets an apostrophe in front (OWASP, "CSV Injection").
 */
final class Cells {
  private static final String FORMULA = "=+-@\t\r";

  private Cells() {}

  static String row(Object... cells) {
    return row(List.of(cells));
  }

  static String row(List<?> cells) {
    return cells.stream().map(Cells::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    var text = value.toString();
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\n\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
