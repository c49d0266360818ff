package org.evenhand.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a public tally.
 *
 * @param hour such as {@code 2026-11-23T20Z}
 * @param key of what
 * @param requests how many requests
 * @param people how many people
 * @param lines how many lines
 */
record TallyRow(String hour, Tallied.Key key, long requests, long people, long lines) {
  private static final String REST = "(rest)";
  private static final List<String> COLUMNS =
      List.of(
          "hour", "app", "data_type", "ground", "outcome", "reason", "requests", "people", "lines");

  /** The rows of a tally's file, whose hash was published; what is no row is left out. */
  static Stream<TallyRow> of(byte[] csv) {
    return new String(csv, UTF_8).lines().skip(1).flatMap(line -> of(line).stream());
  }

  private static Optional<TallyRow> of(String line) {
    var cells = line.split(",", -1);
    if (cells.length != COLUMNS.size()) {
      return Optional.empty();
    }
    try {
      var key = new Tallied.Key(cells[1], cells[2], cells[3], cells[4], cells[5]);
      return Optional.of(
          new TallyRow(cells[0], key, number(cells[6]), number(cells[7]), number(cells[8])));
    } catch (NumberFormatException wrong) {
      return Optional.empty();
    }
  }

  private static long number(String cell) {
    return cell.isEmpty() ? 0 : Long.parseLong(cell);
  }

  /** Whether it sums up what concerned too few to be told apart. */
  boolean isRest() {
    return key.app().equals(REST);
  }

  /** As conditions of statements name its columns. */
  Map<String, Object> words() {
    var words = new HashMap<String, Object>();
    var texts = List.of(hour, key.app(), key.dataType(), key.ground(), key.outcome(), key.reason());
    for (int i = 0; i < texts.size(); i++) {
      words.put(COLUMNS.get(i), texts.get(i));
    }
    words.put("requests", requests);
    words.put("people", people);
    words.put("lines", lines);
    return words;
  }

  @Override
  public String toString() {
    return String.join(
        ",",
        hour,
        key.app(),
        key.dataType(),
        key.ground(),
        key.outcome(),
        key.reason(),
        Long.toString(requests),
        Long.toString(people),
        Long.toString(lines));
  }
}
