package org.evenhand.people.disclosure;

import java.util.Optional;
import org.evenhand.people.files.PictureReader;
import org.evenhand.picture.Cleaned;
import org.evenhand.picture.Location;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Value;

/**
 * The values of a photo's fields. A picture is cleaned here, so that what its line does not permit
 * does not get even as far as the gate.
 */
final class PhotoValues {
  // With whatever else changes the bytes that leave for the same picture: the cleaning.
  private static final String KEPT = "1+";
  private static final String STRIPPED = "1-";

  private final PictureReader pictures;
  private final long locationBit;

  /**
   * Over photos' bytes.
   *
   * @param locationBit the bit that permits the place; 0 if nothing can
   */
  PhotoValues(PictureReader pictures, long locationBit) {
    this.pictures = pictures;
    this.locationBit = locationBit;
  }

  Optional<Value> value(Field field, Line.OfPhoto line, PhotoDetails details) {
    return switch (field.name()) {
      case "taken_at" -> Optional.of(new Value.Moment(field, details.takenAt()));
      case "width" -> pixels(field, details.width());
      case "height" -> pixels(field, details.height());
      case Field.LOCATION ->
          Optional.ofNullable(details.place())
              .map(place -> new Value.Position(field, place.latitude(), place.longitude()));
      case Field.SOURCE -> content(details).map(_ -> new Value.Link(field));
      case Field.VERSION ->
          content(details)
              .map(content ->
                  new Value.Version(field, version(content, keeps(line)), content.sha256()));
      case Field.CONTENT ->
          content(details)
              .flatMap(content -> pictures.read(line.owner(), content))
              .flatMap(picture -> cleaned(field, picture, keeps(line)));
      // A platform may name fields that it holds no values for yet.
      default -> Optional.empty();
    };
  }

  private static Optional<Content> content(PhotoDetails details) {
    return Optional.ofNullable(details.content());
  }

  private boolean keeps(Line.OfPhoto line) {
    return (line.fields() & locationBit) != 0;
  }

  private static String version(Content content, boolean kept) {
    return (kept ? KEPT : STRIPPED) + content.sha256();
  }

  // What cannot be cleaned does not leave at all. Intake takes no such picture; one that an older
  // cleaning took looks like one that is not there.
  private static Optional<Value> cleaned(Field field, byte[] picture, boolean kept) {
    return switch (Pictures.clean(picture, kept ? Location.KEEP : Location.STRIP)) {
      case Cleaned.Bytes(var bytes, var format) ->
          Optional.of(new Value.Picture(field, format.mediaType(), bytes));
      case Cleaned.Refused _ -> Optional.empty();
    };
  }

  private static Optional<Value> pixels(Field field, int number) {
    return number == 0 ? Optional.empty() : Optional.of(new Value.Whole(field, number));
  }
}
