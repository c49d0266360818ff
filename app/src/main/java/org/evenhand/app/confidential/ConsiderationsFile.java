package org.evenhand.app.confidential;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.people.intake.Problem;
import org.evenhand.people.intake.Sheet;
import org.evenhand.people.intake.StoppedAtProblem;
import org.evenhand.register.Band;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealId;
import org.evenhand.vocabulary.OrganisationId;

/** Reads a CSV file of what was given, such as an advertising system's monthly export. */
final class ConsiderationsFile {
  private static final List<String> NEEDED = List.of("id", "organisation", "kind", "from", "until");

  private final Consumer<Problem> problems;
  private final Map<ConsiderationId, Long> lines = new HashMap<>();

  ConsiderationsFile(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** The good lines; a problem for each other. */
  List<Given> read(Path file) {
    var all = new ArrayList<Given>();
    Sheet.of(file, NEEDED).read(row -> line(row).ifPresent(all::add), problems);
    return all;
  }

  private Optional<Given> line(Sheet.Row row) {
    try {
      var given = given(row);
      var earlier = lines.putIfAbsent(given.id(), row.line("id"));
      if (earlier != null) {
        throw wrong(row, "id", "a new id", "one that line " + earlier + " has not");
      }
      return Optional.of(given);
    } catch (StoppedAtProblem wrong) {
      problems.accept(wrong.problem());
      return Optional.empty();
    }
  }

  private static Given given(Sheet.Row row) {
    var from = value(row, "from", "a day", "YYYY-MM-DD", LocalDate::parse);
    var until = value(row, "until", "a day", "YYYY-MM-DD", LocalDate::parse);
    if (until.isBefore(from)) {
      throw wrong(row, "until", "the last day", "one not before " + from);
    }
    return new Given(
        word(row, "id", ConsiderationId::new),
        word(row, "organisation", OrganisationId::new),
        value(row, "kind", "a kind", kinds(), ConsiderationsFile::kind),
        amount(row),
        from,
        until,
        row.text("deal").isEmpty() ? Optional.empty() : Optional.of(word(row, "deal", DealId::new)),
        row);
  }

  private static Optional<Amount> amount(Sheet.Row row) {
    if (row.text("amount").isEmpty() && row.text("currency").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        value(
            row,
            "amount",
            "an amount in that currency",
            "such as 1234.50, with a currency such as USD; less than 10^15 of its smallest units",
            text -> {
              var amount = Amount.of(text, row.text("currency"));
              var _ = Band.of(amount.minorUnits(), amount.currency());
              return amount;
            }));
  }

  private static Consideration.Kind kind(String text) {
    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("capitals");
    }
    return Consideration.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static String kinds() {
    var all = new ArrayList<String>();
    for (var kind : Consideration.Kind.values()) {
      all.add(kind.name().toLowerCase(Locale.ROOT));
    }
    return String.join(", ", all);
  }

  private static <T> T word(Sheet.Row row, String column, Function<String, T> reading) {
    var expected = "1 to 64 of a-z, 0-9, '.', '_', '-'";
    return value(row, column, "an id", expected, reading);
  }

  private static <T> T value(
      Sheet.Row row, String column, String kind, String expected, Function<String, T> reading) {
    try {
      return reading.apply(row.text(column));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw wrong(row, column, kind, expected);
    }
  }

  private static StoppedAtProblem wrong(
      Sheet.Row row, String column, String kind, String expected) {
    return new StoppedAtProblem(row.problem(column, kind, expected));
  }
}
