package org.evenhand.record.segment;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.evenhand.record.frame.Bits128;

/** Counts the cells of tallies in segments, with DuckDB. */
final class Counting {
  // A line has one owner, so owners' rows are lines. Tags of two weeks cannot be joined: where an
  // hour has both, the larger number is the one that is surely of different people.
  private static final String CELLS =
      """
      CREATE TEMP TABLE cells AS
        SELECT hour, app, data_type, ground, outcome, reason, sum(requests)::BIGINT AS requests,
          max(people) AS people, sum(lines)::BIGINT AS lines
        FROM (
          SELECT hour, app, data_type, ground, outcome, reason, epoch,
            count(DISTINCT position) FILTER (WHERE outcome = 'permit')
                + coalesce(sum(number) FILTER (WHERE outcome = 'deny'), 0) AS requests,
            count(DISTINCT person) AS people, count(*) FILTER (WHERE role = 'owner') AS lines
          FROM rows GROUP BY ALL)
        GROUP BY ALL
      """;

  private final DuckDBConnection database;

  Counting(DuckDBConnection database) {
    this.database = database;
  }

  /** A cell that may be published, as a row of CSV without the hour. */
  record Cell(String csv) {}

  /**
   * What one app adds to the rest.
   *
   * @param surely people who are different people for sure: tags of one week
   * @param people all tags
   */
  record LeftOut(long surely, long people) {}

  /**
   * Reads the rows of a time; must come first.
   *
   * @param passedOver whose rows count for nothing
   */
  void read(List<Path> segments, long fromMicros, long untilMicros, List<Bits128> passedOver)
      throws SQLException {
    var files = segments.stream().map(Duck::quoted).collect(Collectors.joining(","));
    try (var statement = database.createStatement()) {
      statement.execute("CREATE TEMP TABLE passed_over(person BLOB)");
      for (var tag : passedOver) {
        statement.execute("INSERT INTO passed_over VALUES (from_hex('" + tag.hex() + "'))");
      }
      statement.execute(rowsOf(files, fromMicros, untilMicros));
      statement.execute(CELLS);
    }
  }

  private static String rowsOf(String files, long fromMicros, long untilMicros) {
    return String.format(
        Locale.ROOT,
        """
        CREATE TEMP TABLE rows AS
          SELECT date_trunc('hour', "at") AS hour, app,
            unnest(string_split(coalesce(types, ''), ',')) AS data_type,
            CASE WHEN exceptions IS NOT NULL THEN 'exception:' || replace(exceptions, ',', '+')
              WHEN terms IS NOT NULL THEN 'terms:' || terms ELSE '' END AS ground,
            outcome, coalesce(reason, '') AS reason, position, role, person, epoch, number
          FROM read_parquet([%s])
          WHERE "at" >= make_timestamp(%d) AND "at" < make_timestamp(%d)
            AND coalesce(reason, '') NOT IN ('no_consent', 'other_party_consent', 'not_visible')
            AND (person IS NULL OR person NOT IN (SELECT person FROM passed_over))
        """,
        files,
        fromMicros,
        untilMicros);
  }

  List<Cell> cells(long hourMicros, int least) throws SQLException {
    var cells = new ArrayList<Cell>();
    try (var statement = database.createStatement();
        var found =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    SELECT app, data_type, ground, outcome, reason, requests, people, lines FROM cells
                    WHERE hour = make_timestamp(%d) AND people >= %d ORDER BY ALL
                    """,
                    hourMicros,
                    least))) {
      while (found.next()) {
        cells.add(new Cell(csv(found)));
      }
    }
    return cells;
  }

  private static String csv(ResultSet at) throws SQLException {
    var permitted = at.getString(4).equals("permit");
    return String.join(
        ",",
        at.getString(1),
        at.getString(2),
        at.getString(3),
        at.getString(4),
        at.getString(5),
        Long.toString(at.getLong(6)),
        Long.toString(at.getLong(7)),
        permitted ? Long.toString(at.getLong(8)) : "");
  }

  List<LeftOut> leftOut(int least) throws SQLException {
    var all = new ArrayList<LeftOut>();
    try (var statement = database.createStatement();
        var found =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    SELECT app, max(people) AS surely, sum(people)::BIGINT AS people
                    FROM (
                      SELECT app, epoch, count(DISTINCT person) AS people
                      FROM rows JOIN (SELECT * FROM cells WHERE people < %d)
                        USING (hour, app, data_type, ground, outcome, reason)
                      GROUP BY app, epoch)
                    GROUP BY app
                    """,
                    least))) {
      while (found.next()) {
        all.add(new LeftOut(found.getLong(2), found.getLong(3)));
      }
    }
    return all;
  }

  /** Requests and lines of all that was left out. */
  long[] leftOutSums(int least) throws SQLException {
    try (var statement = database.createStatement();
        var found =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    SELECT coalesce(sum(requests), 0)::BIGINT, coalesce(sum(lines), 0)::BIGINT
                    FROM cells WHERE people < %d
                    """,
                    least))) {
      found.next();
      return new long[] {found.getLong(1), found.getLong(2)};
    }
  }
}
