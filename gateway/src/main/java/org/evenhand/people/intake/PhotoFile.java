package org.evenhand.people.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of photos' metadata: {@code photo} (a number), {@code owner}, {@code taken_at} (an
 * instant with its zone), and if known {@code width}, {@code height} (pixels), {@code latitude},
 * {@code longitude} (degrees, WGS 84), {@code tagged} (ids parted by ';'), {@code file} (the
 * picture, by its path from the list's folder).
 *
 * <p>Where there is a picture its width and height are those that it has; and what the list does
 * not say of when and where it was taken, the picture may: {@code taken_at} can be empty then. A
 * camera's clock seldom says its time zone; without one it is taken for UTC.
 */
final class PhotoFile {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PIXELS = Pattern.compile("[0-9]{0,6}");
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");

  private static final String INSTANT = "such as 2026-03-02T09:14:00Z";
  private static final List<String> NEEDED = List.of("photo", "owner", "taken_at");

  private final TextFile file;
  private final int mostBytes;

  PhotoFile(TextFile file, int mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  void read(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    new Sheet(file, NEEDED).read(row -> photo(row, to, problems), problems);
  }

  private void photo(Sheet.Row row, Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    var path = row.text("file").isEmpty() ? null : file.beside(row.text("file"));
    if (path == null && !row.text("file").isEmpty()) {
      problems.accept(row.problem("file", "a file beside the list", "a path within its folder"));
      return;
    }
    var wrong = wrong(row, path != null);
    if (wrong != null) {
      problems.accept(wrong);
    } else if (path == null) {
      var takenAt = Instant.parse(row.text("taken_at"));
      to.accept(
          arrival(row, details(row, takenAt, pixels(row, "width"), pixels(row, "height")), null));
    } else {
      withPicture(row, path, to, problems);
    }
  }

  private void withPicture(
      Sheet.Row row, Path path, Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    var at = Objects.requireNonNull(row.origins().get("file"));
    try {
      if (Files.size(path) > mostBytes) {
        problems.accept(PictureProblem.tooLarge(at, Files.size(path), mostBytes));
        return;
      }
      switch (Pictures.inspect(Files.readAllBytes(path))) {
        case Inspection.Refused refused -> problems.accept(PictureProblem.refused(at, refused));
        case Inspection.Accepted seen -> {
          var takenAt = takenAt(row, seen);
          if (takenAt == null) {
            problems.accept(
                row.problem("taken_at", "an instant, and the picture does not say", INSTANT));
          } else {
            to.accept(arrival(row, details(row, takenAt, seen), () -> Files.readAllBytes(path)));
          }
        }
      }
    } catch (IOException unreadable) {
      problems.accept(PictureProblem.unreadable(at, unreadable));
    }
  }

  private static @Nullable Instant takenAt(Sheet.Row row, Inspection.Accepted seen) {
    var text = row.text("taken_at");
    return text.isEmpty()
        ? seen.takenAt().map(taken -> taken.toInstant(ZoneOffset.UTC)).orElse(null)
        : Instant.parse(text);
  }

  private static PhotoDetails details(Sheet.Row row, Instant takenAt, Inspection.Accepted seen) {
    var told = details(row, takenAt, seen.width(), seen.height());
    return told.place() != null || seen.place().isEmpty()
        ? told
        : new PhotoDetails(
            takenAt,
            seen.width(),
            seen.height(),
            new Place(seen.place().get().latitude(), seen.place().get().longitude()));
  }

  private static PhotoDetails details(Sheet.Row row, Instant takenAt, int width, int height) {
    return new PhotoDetails(takenAt, width, height, place(row));
  }

  private static Arrival.Photo arrival(
      Sheet.Row row, PhotoDetails details, @Nullable PictureSource picture) {
    var tagged = row.text("tagged");
    return new Arrival.Photo(
        Objects.requireNonNull(row.origins().get("photo")),
        row.text("owner"),
        Long.parseLong(row.text("photo")),
        details,
        tagged.isEmpty() ? List.of() : List.of(tagged.split(";", -1)),
        picture);
  }

  private static @Nullable Problem wrong(Sheet.Row row, boolean picture) {
    if (!WHOLE.matcher(row.text("photo")).matches()) {
      return row.problem("photo", "a number", "1 or more");
    }
    var takenAt = row.text("taken_at");
    if (!isInstant(takenAt) && !(picture && takenAt.isEmpty())) {
      return row.problem("taken_at", "an instant", INSTANT);
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

  private static int pixels(Sheet.Row row, String column) {
    var text = row.text(column);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static @Nullable Place place(Sheet.Row row) {
    var latitude = row.text("latitude");
    return latitude.isEmpty()
        ? null
        : new Place(Double.parseDouble(latitude), Double.parseDouble(row.text("longitude")));
  }
}
