package org.evenhand.people.disclosure;

import java.util.Optional;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Value;

/** The values of a photo's fields. */
final class PhotoValues {
  private PhotoValues() {}

  static Optional<Value> value(Field field, PhotoDetails details) {
    return switch (field.name()) {
      case "taken_at" -> Optional.of(new Value.Moment(field, details.takenAt()));
      case "width" -> pixels(field, details.width());
      case "height" -> pixels(field, details.height());
      case "location" ->
          Optional.ofNullable(details.place())
              .map(place -> new Value.Position(field, place.latitude(), place.longitude()));
      // A platform may name fields that it holds no values for yet.
      default -> Optional.empty();
    };
  }

  private static Optional<Value> pixels(Field field, int number) {
    return number == 0 ? Optional.empty() : Optional.of(new Value.Whole(field, number));
  }
}
