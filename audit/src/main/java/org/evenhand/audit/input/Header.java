package org.evenhand.audit.input;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Checks a file's header line against what the file should hold. */
final class Header {
  private static final int NAME_MAX = 128;

  private Header() {}

  static void check(String file, Schema schema, List<String> names) {
    if (names.getFirst().matches("[{\\[<].*")) {
      throw BadInput.at(file, 1, "this looks like JSON, HTML or XML; save the table as CSV, UTF-8");
    }
    if (names.size() == 1 && names.getFirst().matches(".*[;\t|].*")) {
      throw BadInput.at(
          file, 1, "the cells are not separated by commas; save the file with commas");
    }
    header(file, schema, names);
    for (int i = 0; i < names.size(); i++) {
      name(file, names.get(i), i + 1);
    }
    required(file, schema, names);
    // The table keeps each row's line beside the file's own columns.
    if (names.stream().anyMatch(Tables.LINE::equalsIgnoreCase)) {
      throw BadInput.at(file, 1, "a column can't be called '" + Tables.LINE + "'; rename it");
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw BadInput.at(
            file, 1, "two columns are called " + BadInput.shown(name) + "; rename one");
      }
    }
    for (var known : new TreeSet<>(schema.columns().keySet())) {
      if (!names.contains(known)) {
        names.stream()
            .filter(name -> !schema.columns().containsKey(name) && alike(name, known))
            .findFirst()
            .ifPresent(name -> {
              // It would be taken for a column of the reader's own, and be tested for nothing.
              throw BadInput.at(
                  file, 1, BadInput.shown(name) + " is no known column; call it '" + known + "'");
            });
      }
    }
  }

  private static void header(String file, Schema schema, List<String> names) {
    var required = new TreeSet<>(schema.required());
    if (!required.isEmpty()
        && schema.columns().keySet().stream()
            .noneMatch(known -> names.stream().anyMatch(name -> alike(name, known)))) {
      throw BadInput.at(
          file,
          1,
          "is the header line missing? It must name the columns " + String.join(", ", required));
    }
  }

  private static void required(String file, Schema schema, List<String> names) {
    for (var column : new TreeSet<>(schema.required())) {
      if (!names.contains(column)) {
        throw BadInput.at(file, 1, missing(column, names));
      }
    }
  }

  private static boolean alike(String name, String known) {
    return name.replaceAll("[ _-]", "").equalsIgnoreCase(known.replace("_", ""));
  }

  private static void name(String file, String name, int place) {
    if (name.isBlank()) {
      throw BadInput.at(file, 1, "column " + place + " has no name");
    }
    if (Edges.hidden(name) || name.length() > NAME_MAX || name.matches(".*\\p{Cntrl}.*")) {
      throw BadInput.at(
          file,
          1,
          BadInput.shown(name)
              + " can't be a column's name: it begins or ends with a space or a character that"
              + " can't be seen, has a control character, or is longer than 128 characters");
    }
  }

  private static String missing(String required, List<String> names) {
    for (var name : names) {
      if (alike(name, required)) {
        return "there is no column '" + required + "'; is it " + BadInput.shown(name) + "?";
      }
    }
    return "there is no column '" + required + "'; the header is " + String.join(",", names);
  }
}
