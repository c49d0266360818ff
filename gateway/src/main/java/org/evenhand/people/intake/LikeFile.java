package org.evenhand.people.intake;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.evenhand.record.Change.LikeDetails;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of what people like: {@code person} (an id), {@code thing} (a number that stands for
 * one thing everywhere), {@code name}, {@code liked_at} (an instant with its zone), and if known
 * {@code category}.
 */
final class LikeFile {
  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,17}");

  private final TextFile file;

  LikeFile(TextFile file) {
    this.file = file;
  }

  void read(Consumer<Arrival.Like> to, Consumer<Problem> problems) {
    new Sheet(file, List.of("person", "thing", "name", "liked_at"))
        .read(row -> like(row, to, problems), problems);
  }

  private static void like(Sheet.Row row, Consumer<Arrival.Like> to, Consumer<Problem> problems) {
    var wrong = wrong(row);
    if (wrong != null) {
      problems.accept(wrong);
      return;
    }
    var details =
        new LikeDetails(
            row.text("name"), row.text("category"), Instant.parse(row.text("liked_at")));
    var at = Objects.requireNonNull(row.origins().get("thing"));
    to.accept(new Arrival.Like(at, row.text("person"), Long.parseLong(row.text("thing")), details));
  }

  private static @Nullable Problem wrong(Sheet.Row row) {
    if (!WHOLE.matcher(row.text("thing")).matches()) {
      return row.problem("thing", "a number", "1 or more");
    }
    if (row.text("name").isBlank() || row.text("name").length() > LikeDetails.LONGEST_NAME) {
      return row.problem("name", "a name", "1 to " + LikeDetails.LONGEST_NAME + " characters");
    }
    if (row.text("category").length() > LikeDetails.LONGEST_CATEGORY) {
      var expected = "at most " + LikeDetails.LONGEST_CATEGORY + " characters";
      return row.problem("category", "a category", expected);
    }
    return isInstant(row.text("liked_at"))
        ? null
        : row.problem("liked_at", "an instant", "such as 2026-03-02T09:14:00Z");
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
