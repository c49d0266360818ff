package org.evenhand.people.disclosure;

import java.util.Optional;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Value;

/** The values of a like's fields. */
final class LikeValues {
  private LikeValues() {}

  static Optional<Value> value(Field field, LikeDetails details) {
    return switch (field.name()) {
      case "name" -> Optional.of(new Value.Text(field, details.name()));
      case "category" ->
          details.category().isEmpty()
              ? Optional.empty()
              : Optional.of(new Value.Text(field, details.category()));
      case "liked_at" -> Optional.of(new Value.Moment(field, details.likedAt()));
      // A platform may name fields that it holds no values for yet.
      default -> Optional.empty();
    };
  }
}
