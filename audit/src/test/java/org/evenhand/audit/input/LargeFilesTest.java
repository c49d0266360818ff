package org.evenhand.audit.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read in many pieces, several at a time. */
class LargeFilesTest {
  private static final String HEADER =
      "decision_id,decided_at,organisation,app,data_type,outcome,price,purpose\n";
  private static final int ROWS = 40_000;

  @TempDir private Path folder;

  private static String row(int n, String price) {
    // Two lines each, with quotes and commas within, so that no border of pieces can be guessed at.
    return "d"
        + n
        + ",2014-07-31T10:00:00Z,Acorn,maps,friends,granted,"
        + price
        + ",\"to \"\"show\"\",\n"
        + "x".repeat(1 + n % 60)
        + "\"\n";
  }

  private Path file(String... wrong) throws IOException {
    var text = new StringBuilder(HEADER);
    for (int n = 0; n < ROWS; n++) {
      text.append(row(n, n >= ROWS - wrong.length ? wrong[n - ROWS + wrong.length] : "1"));
    }
    return Files.writeString(folder.resolve("grants.csv"), text);
  }

  @Test
  void cells_that_span_lines_are_whole_and_know_their_line_wherever_they_stand()
      throws IOException {
    try (var tables = Tables.open("200MB")) {
      var loaded = tables.load(Schema.GRANTS, file(), _ -> {});

      assertThat(loaded.rows()).isEqualTo(ROWS);
      assertThat(
              tables.number(
                  "SELECT count(*) FROM grants WHERE line_ = 2 + 2 * CAST(decision_id[2:] AS"
                      + " BIGINT) AND purpose = 'to \"show\",' || chr(10) || repeat('x',"
                      + " 1 + CAST(decision_id[2:] AS BIGINT) % 60)"))
          .isEqualTo(ROWS);
    }
  }

  @Test
  void what_is_empty_stays_empty_and_rows_stand_in_the_order_of_their_lines() throws IOException {
    var prices = new String[ROWS];
    for (int n = 0; n < ROWS; n++) {
      prices[n] = n % 3 == 0 ? "" : n + ".5";
    }
    try (var tables = Tables.open("200MB")) {
      var loaded = tables.load(Schema.GRANTS, file(prices), _ -> {});

      assertThat(loaded.missing()).containsEntry("price", (ROWS + 2) / 3L);
      assertThat(
              tables.number(
                  "SELECT count(*) FROM grants WHERE price IS NOT DISTINCT FROM CASE WHEN"
                      + " CAST(decision_id[2:] AS BIGINT) % 3 > 0 THEN CAST(decision_id[2:] AS"
                      + " BIGINT) + 0.5 END"))
          .isEqualTo(ROWS);
      assertThat(
              tables.number(
                  "SELECT count(*) FROM (SELECT line_ - lag(line_) OVER () AS more FROM grants)"
                      + " WHERE more <= 0"))
          .isZero();
    }
  }

  @Test
  void after_a_file_that_is_refused_there_is_no_table_and_another_can_be_read() throws IOException {
    try (var tables = Tables.open("200MB")) {
      assertThatThrownBy(() -> tables.load(Schema.GRANTS, file("two"), _ -> {}))
          .isInstanceOf(BadInput.class);
      assertThat(tables.number("SELECT count(*) FROM duckdb_tables()")).isZero();

      assertThat(tables.load(Schema.GRANTS, file(), _ -> {}).rows()).isEqualTo(ROWS);
    }
  }

  @Test
  void the_first_of_several_wrong_cells_is_told_with_its_line() throws IOException {
    var path = file("two", "1", "-3");

    try (var tables = Tables.open("200MB")) {
      assertThatThrownBy(() -> tables.load(Schema.GRANTS, path, _ -> {}))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith("grants.csv, line 79996, column 'price': \"two\"");
    }
  }

  @Test
  void numbers_and_times_are_what_the_language_makes_of_them() throws IOException {
    var random = new SplittableRandom(1);
    var text = new StringBuilder(HEADER);
    double sum = 0;
    long seconds = 0;
    for (int n = 0; n < ROWS; n++) {
      var price = random.nextLong(1_000_000_000) + "." + random.nextInt(1_000_000);
      var at = Instant.ofEpochSecond(random.nextLong(7_000_000_000L));
      sum += Double.doubleToRawLongBits(Double.parseDouble(price)) % 1_000_003;
      seconds += at.getEpochSecond();
      var written = n % 2 == 0 ? at.toString() : at.atOffset(ZoneOffset.ofHours(2)).toString();
      text.append("d" + n + "," + written + ",Acorn,maps,friends,granted," + price + ",p\n");
    }
    var path = Files.writeString(folder.resolve("grants.csv"), text);

    try (var tables = Tables.open("200MB")) {
      tables.load(Schema.GRANTS, path, _ -> {});

      assertThat(tables.number("SELECT sum(CAST(epoch(decided_at) AS HUGEINT)) FROM grants"))
          .isEqualTo(seconds);
      var read = new double[1];
      tables.each(
          "SELECT price FROM grants",
          row -> read[0] += Double.doubleToRawLongBits(row.getDouble(1)) % 1_000_003);
      assertThat(read[0]).isEqualTo(sum);
    }
  }
}
