package org.evenhand.people.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one line of CSV (RFC 4180; a cell ends with its line), and at which column each
 * starts.
 *
 * @param texts the cells
 * @param columns where they start, from 1
 * @param wrong what is wrong with the line; empty if nothing
 */
record Cells(List<String> texts, List<Integer> columns, String wrong) {
  static Cells of(String line) {
    var texts = new ArrayList<String>();
    var columns = new ArrayList<Integer>();
    if (line.indexOf('\uFFFD') >= 0) {
      return new Cells(List.of(""), List.of(line.indexOf('\uFFFD') + 1), "the text is not UTF-8");
    }
    int at = 0;
    while (at <= line.length()) {
      columns.add(at + 1);
      int end = at < line.length() && line.charAt(at) == '"' ? closing(line, at) : plain(line, at);
      if (end < 0) {
        return new Cells(List.of(""), List.of(at + 1), "a quoted cell does not end");
      }
      texts.add(text(line.substring(at, end)));
      at = end + 1;
    }
    return new Cells(texts, columns, "");
  }

  private static int plain(String line, int from) {
    int comma = line.indexOf(',', from);
    return comma < 0 ? line.length() : comma;
  }

  /** Behind the closing quote of a cell, or -1. */
  private static int closing(String line, int from) {
    int at = from + 1;
    while (at < line.length()) {
      if (line.charAt(at) != '"') {
        at++;
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        at += 2;
      } else {
        boolean ends = at + 1 == line.length() || line.charAt(at + 1) == ',';
        return ends ? at + 1 : -1;
      }
    }
    return -1;
  }

  private static String text(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell.strip();
  }
}
