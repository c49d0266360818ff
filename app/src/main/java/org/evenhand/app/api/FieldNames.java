package org.evenhand.app.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.jspecify.annotations.Nullable;

/** The names that a {@code fields} text may hold, and the nearest to one that it may not. */
final class FieldNames {
  /** Every object's own name. */
  static final String ID = "id";

  private static final int LONGEST_SHOWN = 40;

  private final Map<ObjectKind, Map<String, Field>> fields = new EnumMap<>(ObjectKind.class);
  private final Map<ObjectKind, List<String>> inOrder = new EnumMap<>(ObjectKind.class);

  FieldNames(Catalogue catalogue) {
    for (var kind : ObjectKind.values()) {
      fields.put(kind, new HashMap<>());
      inOrder.put(kind, new ArrayList<>(List.of(ID)));
    }
    for (var field : catalogue.fields()) {
      if (field.leavesAlone()) {
        continue;
      }
      of(field.of()).put(field.name(), field);
      named(field.of()).add(field.name());
    }
  }

  private Map<String, Field> of(ObjectKind kind) {
    return fields.getOrDefault(kind, Map.of());
  }

  private List<String> named(ObjectKind kind) {
    return inOrder.getOrDefault(kind, List.of());
  }

  /** The field of that name; {@code id} is none. */
  @Nullable Field field(ObjectKind kind, String name) {
    return of(kind).get(name);
  }

  /** The bit of the field of that name, {@code id} among them; 0 if there is none. */
  long bit(ObjectKind kind, String name) {
    if (name.equals(ID)) {
      return Field.ID;
    }
    var field = field(kind, name);
    return field == null ? 0 : field.bit();
  }

  /** All names, {@code id} first, lists last. */
  List<String> all(Node node) {
    var all = new ArrayList<>(named(node.kind()));
    node.edges().forEach(edge -> all.add(edge.apiName()));
    return all;
  }

  /** The error that a name which nothing has deserves. */
  FieldsError unknown(Node node, String name, int at) {
    if (Node.ME.edge(name).isPresent() && node == Node.PERSON) {
      return new FieldsError(
          FieldsError.Kind.UNKNOWN_FIELD,
          "'" + name + "'",
          at,
          "can be listed of the person who authorised you alone",
          "Nobody else's can; ask for it directly under /v1/me.");
    }
    var all = all(node);
    var nearest = nearest(name, all);
    String advice =
        (nearest == null ? "" : "Did you mean '" + nearest + "'? ")
            + "Fields: "
            + String.join(", ", all)
            + ".";
    return new FieldsError(
        FieldsError.Kind.UNKNOWN_FIELD,
        "'" + shortened(name) + "'",
        at,
        "is not a field of " + node.called(),
        advice);
  }

  /** A caller's text, short enough to be given back. */
  static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** The name that differs in the fewest letters, if it differs in less than half of them. */
  static @Nullable String nearest(String wrong, List<String> names) {
    if (wrong.length() > LONGEST_SHOWN) {
      return null;
    }
    String best = null;
    int least = Math.max(1, wrong.length() / 2) + 1;
    for (var name : names) {
      int distance = distance(wrong, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }

  /** Levenshtein's distance, in two rows (Wagner and Fischer, 1974). */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], above[j]));
      }
      int[] spare = above;
      above = row;
      row = spare;
    }
    return above[b.length()];
  }
}
