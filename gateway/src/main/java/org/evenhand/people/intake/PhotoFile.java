package org.evenhand.people.intake;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of photos' metadata: {@code photo} (a number), {@code owner}, {@code taken_at} (an
 * instant with its zone), and if known {@code width}, {@code height} (pixels), {@code latitude},
 * {@code longitude} (degrees, WGS 84), {@code tagged} (ids parted by ';').
 */
final class PhotoFile {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PIXELS = Pattern.compile("[0-9]{0,6}");
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");

  private final TextFile file;

  PhotoFile(TextFile file) {
    this.file = file;
  }

  void read(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    new Sheet(file, List.of("photo", "owner", "taken_at"))
        .read(row -> photo(row, to, problems), problems);
  }

  private static void photo(Sheet.Row row, Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    var wrong = wrong(row);
    if (wrong != null) {
      problems.accept(wrong);
      return;
    }
    var details =
        new PhotoDetails(
            Instant.parse(row.text("taken_at")),
            pixels(row.text("width")),
            pixels(row.text("height")),
            place(row));
    var at = Objects.requireNonNull(row.origins().get("photo"));
    var tagged = row.text("tagged");
    to.accept(
        new Arrival.Photo(
            at,
            row.text("owner"),
            Long.parseLong(row.text("photo")),
            details,
            tagged.isEmpty() ? List.of() : List.of(tagged.split(";", -1))));
  }

  private static @Nullable Problem wrong(Sheet.Row row) {
    if (!WHOLE.matcher(row.text("photo")).matches()) {
      return row.problem("photo", "a number", "1 or more");
    }
    if (!isInstant(row.text("taken_at"))) {
      return row.problem("taken_at", "an instant", "such as 2026-03-02T09:14:00Z");
    }
    for (var column : List.of("width", "height")) {
      if (!PIXELS.matcher(row.text(column)).matches()) {
        return row.problem(column, "a number of pixels", "digits, or nothing");
      }
    }
    if (!row.text("latitude").isEmpty() || !row.text("longitude").isEmpty()) {
      return wrongPlace(row);
    }
    return null;
  }

  private static @Nullable Problem wrongPlace(Sheet.Row row) {
    if (!isDegrees(row.text("latitude"), 90)) {
      return row.problem("latitude", "a latitude", "degrees from -90 to 90");
    }
    if (!isDegrees(row.text("longitude"), 180)) {
      return row.problem("longitude", "a longitude", "degrees from -180 to 180");
    }
    return null;
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isDegrees(String text, int most) {
    return DEGREES.matcher(text).matches() && Math.abs(Double.parseDouble(text)) <= most;
  }

  private static int pixels(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static @Nullable Place place(Sheet.Row row) {
    var latitude = row.text("latitude");
    return latitude.isEmpty()
        ? null
        : new Place(Double.parseDouble(latitude), Double.parseDouble(row.text("longitude")));
  }
}
