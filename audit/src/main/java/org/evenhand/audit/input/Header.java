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
    if (names.size() == 1 && names.getFirst().matches(".*[;\t|].*")) {
      throw BadInput.at(
          file, 1, "the cells are not separated by commas; save the file with commas");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      name(file, names.get(i), i + 1);
      if (!seen.add(names.get(i).toLowerCase(Locale.ROOT))) {
        throw BadInput.at(
            file, 1, "two columns are called " + BadInput.shown(names.get(i)) + "; rename one");
      }
    }
    for (var required : new TreeSet<>(schema.required())) {
      if (!names.contains(required)) {
        throw BadInput.at(file, 1, missing(required, names));
      }
    }
  }

  private static void name(String file, String name, int place) {
    if (name.isBlank()) {
      throw BadInput.at(file, 1, "column " + place + " has no name");
    }
    if (!name.strip().equals(name) || name.length() > NAME_MAX || name.matches(".*\\p{Cntrl}.*")) {
      throw BadInput.at(
          file,
          1,
          BadInput.shown(name)
              + " can't be a column's name: it begins or ends with a space, has a control"
              + " character, or is longer than 128 characters");
    }
  }

  private static String missing(String required, List<String> names) {
    for (var name : names) {
      if (name.replaceAll("[ _-]", "").equalsIgnoreCase(required.replace("_", ""))) {
        return "there is no column '" + required + "'; is it " + BadInput.shown(name) + "?";
      }
    }
    return "there is no column '" + required + "'; the header is " + String.join(",", names);
  }
}
