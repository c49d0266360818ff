package org.evenhand.record.segment;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.jspecify.annotations.Nullable;

/** The data types of a line: those of its fields, and that of the list that it stands in. */
final class Types {
  private static final int MOST_REMEMBERED = 4_096;

  private final Catalogue catalogue;
  private final Map<Key, String> remembered = new HashMap<>();

  private record Key(ObjectKind kind, long fields, @Nullable Edge way) {}

  Types(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Their names in order, joined by commas. */
  String of(ObjectKind kind, long fields, @Nullable Edge way) {
    var key = new Key(kind, fields, way);
    var known = remembered.get(key);
    if (known == null) {
      known = join(kind, fields, way);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(key, known);
      }
    }
    return known;
  }

  private String join(ObjectKind kind, long fields, @Nullable Edge way) {
    var names = new TreeSet<String>();
    for (long rest = fields & ~Field.ID; rest != 0; rest &= rest - 1) {
      names.add(type(kind, Long.numberOfTrailingZeros(rest)).value());
    }
    if (way != null) {
      names.add(way.type().value());
    } else if (names.isEmpty()) {
      names.add(idAlone(kind));
    }
    return String.join(",", names);
  }

  private DataTypeId type(ObjectKind kind, int number) {
    return catalogue
        .field(kind, number)
        .map(Field::type)
        .orElseThrow(
            () -> new IllegalStateException("the catalogue lacks field " + number + " of " + kind));
  }

  // As the rule names it in a refusal of a request for nothing but an id.
  private static String idAlone(ObjectKind kind) {
    return switch (kind) {
      case PERSON -> "profile";
      case PHOTO -> Edge.PHOTOS.type().value();
      case RELATIONSHIP -> Edge.RELATIONSHIPS.type().value();
      case LIKE -> Edge.LIKES.type().value();
      case RELATIVE -> Edge.FAMILY.type().value();
    };
  }
}
