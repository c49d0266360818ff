package org.evenhand.people.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.people.files.PictureReader;
import org.evenhand.people.rows.FamilyRow;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.LikeRow;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.people.rows.RelationshipRow;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Value;
import org.jspecify.annotations.Nullable;

/** The values of a line's fields, from the row that holds them. */
final class FieldReader {
  private final List<Field> ofPerson;
  private final List<Field> ofPhoto;
  private final List<Field> ofRelationship;
  private final List<Field> ofLike;
  private final List<Field> ofRelative;

  private final PhotoValues photoValues;

  FieldReader(Catalogue catalogue, PictureReader pictures) {
    long location = catalogue.field(ObjectKind.PHOTO, Field.LOCATION).map(Field::bit).orElse(0L);
    photoValues = new PhotoValues(pictures, location);
    ofPerson = of(catalogue, ObjectKind.PERSON);
    ofPhoto = of(catalogue, ObjectKind.PHOTO);
    ofRelationship = of(catalogue, ObjectKind.RELATIONSHIP);
    ofLike = of(catalogue, ObjectKind.LIKE);
    ofRelative = of(catalogue, ObjectKind.RELATIVE);
  }

  private static List<Field> of(Catalogue catalogue, ObjectKind kind) {
    return catalogue.fields().stream().filter(field -> field.of() == kind).toList();
  }

  /** Whether a line has more than an id to read. */
  static boolean needsRow(Line line) {
    return (line.fields() & ~Field.ID) != 0;
  }

  /** The key of the row that holds a line's values. */
  static byte[] row(Line line) {
    return switch (line) {
      case Line.OfPerson person -> Key.profile(person.subject());
      case Line.OfPhoto photo -> Key.photo(photo.owner(), photo.photo());
      case Line.OfRelationship relationship -> Key.relationship(relationship.subject());
      case Line.OfLike like -> Key.like(like.subject(), like.thing());
      case Line.OfRelative relative -> Key.family(relative.subject());
    };
  }

  List<Value> read(Line line, byte @Nullable [] row) {
    if (row == null) {
      return List.of();
    }
    return switch (line) {
      case Line.OfPerson person -> profile(person.fields(), ProfileRow.of(row));
      case Line.OfPhoto photo -> photo(photo, PhotoRow.of(row));
      case Line.OfRelationship relationship ->
          relationship(relationship.fields(), RelationshipRow.of(row));
      case Line.OfLike like -> like(like.fields(), LikeRow.of(row).details());
      case Line.OfRelative relative -> relative(relative, FamilyRow.of(row));
    };
  }

  private List<Value> profile(long permitted, ProfileRow row) {
    var values = new ArrayList<Value>();
    for (var field : ofPerson) {
      var held = row.held().get(field.number());
      if (held != null && (permitted & field.bit()) != 0) {
        values.add(held.as(field));
      }
    }
    return values;
  }

  private List<Value> photo(Line.OfPhoto line, PhotoRow row) {
    var values = new ArrayList<Value>();
    for (var field : ofPhoto) {
      if ((line.fields() & field.bit()) != 0) {
        photoValues.value(field, line, row.details()).ifPresent(values::add);
      }
    }
    return values;
  }

  private List<Value> relationship(long permitted, RelationshipRow row) {
    var values = new ArrayList<Value>();
    for (var field : ofRelationship) {
      if ((permitted & field.bit()) != 0) {
        status(field, row).ifPresent(values::add);
      }
    }
    return values;
  }

  private List<Value> relative(Line.OfRelative line, FamilyRow row) {
    return ofRelative.stream()
        .filter(field -> (line.fields() & field.bit()) != 0)
        .filter(field -> field.name().equals("relationship"))
        .flatMap(field ->
            row.relationship(line.relative()).stream()
                .<Value>map(word -> new Value.Text(field, word)))
        .toList();
  }

  private List<Value> like(long permitted, LikeDetails details) {
    var values = new ArrayList<Value>();
    for (var field : ofLike) {
      if ((permitted & field.bit()) != 0) {
        LikeValues.value(field, details).ifPresent(values::add);
      }
    }
    return values;
  }

  private static Optional<Value> status(Field field, RelationshipRow row) {
    return field.name().equals("status") && !row.status().isEmpty()
        ? Optional.of(new Value.Text(field, row.status()))
        : Optional.empty();
  }
}
