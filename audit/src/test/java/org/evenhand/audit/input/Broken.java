package org.evenhand.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * A file that can't be used, and what is to be said of it.
 *
 * @param what what is wrong with it
 * @param file which of the audit's files it is
 * @param bytes its bytes
 * @param line the line that the message must name; 0 for none
 * @param column the column that the message must name; empty for none
 * @param part what the message must say
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file
record Broken(String what, String file, byte[] bytes, long line, String column, String part) {
  static final String GRANTS =
      "decision_id,decided_at,organisation,app,data_type,outcome,requested_at,unsolicited,"
          + "people_reached,wider_than_terms,notice_days,price,fate";
  static final String GRANT = "d1,2014-07-31,Acorn,a1,friends,granted,2014-07-01,no,10,no,,2.5,0";
  static final String PARTNERS = "organisation,payment,closeness,category,size_at_first_request";
  static final String PARTNER = "Acorn,yes,2,games,1000";
  static final String SPEND = "organisation,month,amount,currency";
  static final String SPENT = "Acorn,2014-06,100.50,EUR";
  static final String ELIGIBLE = "organisation,app,data_type,quarter";
  static final String COULD = "Acorn,a1,friends,2014-Q3";

  /** A file with one cell replaced, in its second row. */
  static Broken cell(String file, String column, String value, String part) {
    var header = header(file).split(",", -1);
    var row = row(file).replaceFirst("^d1,", "d2,").split(",", -1);
    for (int i = 0; i < header.length; i++) {
      if (header[i].equals(column)) {
        row[i] = '"' + value.replace("\"", "\"\"") + '"';
      }
    }
    return text(
        column + " " + BadInput.shown(value),
        file,
        header(file) + "\n" + row(file) + "\n" + String.join(",", row) + "\n",
        3,
        column,
        part);
  }

  /** A file that has another header. */
  static Broken header(String file, String header, String part) {
    return text(
        "header " + BadInput.shown(header), file, header + "\n" + row(file) + "\n", 1, "", part);
  }

  static Broken text(String what, String file, String text, long line, String column, String part) {
    return new Broken(what, file, text.getBytes(UTF_8), line, column, part);
  }

  /** Rulings whose second row is these bytes, one for each character up to U+00FF. */
  static Broken row(String what, String latin, long line, String part) {
    return raw(what, GRANTS + "\n" + GRANT + "\n" + latin, line, part);
  }

  static Broken raw(String what, String latin, long line, String part) {
    return new Broken(
        what,
        "grants",
        latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        line,
        "",
        part);
  }

  /** The same with its place elsewhere. */
  Broken at(long otherLine, String otherColumn) {
    return new Broken(what, file, bytes, otherLine, otherColumn, part);
  }

  static String header(String file) {
    return switch (file) {
      case "grants" -> GRANTS;
      case "partners" -> PARTNERS;
      case "spend" -> SPEND;
      case "eligible" -> ELIGIBLE;
      default -> throw new IllegalArgumentException(file);
    };
  }

  static String row(String file) {
    return switch (file) {
      case "grants" -> GRANT;
      case "partners" -> PARTNER;
      case "spend" -> SPENT;
      case "eligible" -> COULD;
      default -> throw new IllegalArgumentException(file);
    };
  }

  /** How the message must begin. */
  String begins() {
    return file
        + (file.equals("plan") ? ".yaml" : ".csv")
        + (line > 0 ? String.format(Locale.ROOT, ", line %d", line) : "")
        + (column.isEmpty() ? "" : (file.equals("plan") ? ", '" : ", column '") + column + "'")
        + ": ";
  }

  @Override
  public String toString() {
    return file + ": " + what;
  }
}
