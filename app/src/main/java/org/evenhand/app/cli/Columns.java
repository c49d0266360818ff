package org.evenhand.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of columns on the command line, with commas between them. A name that has a comma stands in
 * double quotes, and a double quote in such a name stands twice, as in a CSV file (RFC 4180).
 */
final class Columns {
  private final String option;
  private final String text;
  private int at;

  private Columns(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /**
   * The names; none of an empty text.
   *
   * @throws WrongUse if a name is empty or a quote is not closed
   */
  static List<String> of(String option, String text) {
    var names = new ArrayList<String>();
    var columns = new Columns(option, text);
    while (columns.at < text.length()) {
      names.add(columns.next(','));
    }
    if (text.endsWith(",")) {
      throw new WrongUse(option + " ends with a comma, and no name of a column behind it");
    }
    return names;
  }

  /**
   * A column and a value of it, with {@code =} between them; a column alone is one text.
   *
   * @throws WrongUse if there is no column
   */
  static List<String> valued(String option, String text) {
    var columns = new Columns(option, text);
    if (text.isEmpty() || text.startsWith("=")) {
      throw new WrongUse(option + " is missing; name a column of the table");
    }
    var name = columns.next('=');
    return columns.at > text.length() ? List.of(name) : List.of(name, text.substring(columns.at));
  }

  private String next(char end) {
    var name = new StringBuilder();
    if (text.charAt(at) == '"') {
      quoted(name);
    }
    while (at < text.length() && text.charAt(at) != end) {
      name.append(text.charAt(at++));
    }
    at++;
    if (name.isEmpty()) {
      throw new WrongUse(option + " has an empty name of a column");
    }
    return name.toString();
  }

  private void quoted(StringBuilder name) {
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        name.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        name.append('"');
        at++;
      } else {
        at++;
        return;
      }
    }
    throw new WrongUse(option + ": a double quote is not closed");
  }
}
