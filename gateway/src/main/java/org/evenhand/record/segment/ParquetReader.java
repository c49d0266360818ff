package org.evenhand.record.segment;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.evenhand.record.frame.Bits128;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a segment's Parquet file in their order, a few at a time. */
final class ParquetReader {
  private final DuckDBConnection database;
  private final Path file;

  ParquetReader(DuckDBConnection database, Path file) {
    this.database = database;
    this.file = file;
  }

  /** What the writer noted in the file. */
  Span span() throws SQLException {
    var notes = new HashMap<String, String>();
    try (var statement = database.createStatement();
        var found =
            statement.executeQuery(
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata("
                    + Duck.quoted(file)
                    + ")")) {
      while (found.next()) {
        notes.put(found.getString(1), found.getString(2));
      }
    }
    return new Span(
        note(notes, "evenhand_from"), note(notes, "evenhand_to"), note(notes, "evenhand_lines"));
  }

  private long note(Map<String, String> notes, String key) {
    var value = notes.get(key);
    if (value == null) {
      throw new SegmentFailed(file + " is no segment: it lacks " + key);
    }
    return Long.parseLong(value);
  }

  void rows(Consumer<Row> to) throws SQLException {
    // Equal texts of a column come again and again: one What for each kind of row keeps them few.
    var whats = new HashMap<What, What>();
    try (var statement = database.createStatement();
        var found =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    SELECT position, epoch_us("at"), person, line, object, number, epoch, app, purpose, operation,
                      terms, agreement, exceptions, reason, role, kind, fields, types
                    FROM read_parquet(%s)
                    """,
                    Duck.quoted(file)))) {
      while (found.next()) {
        var what = what(found);
        to.accept(row(found, Objects.requireNonNullElse(whats.putIfAbsent(what, what), what)));
      }
    }
  }

  private static Row row(ResultSet at, What what) throws SQLException {
    int line = at.getInt(4);
    return new Row(
        at.getLong(1),
        at.getLong(2),
        bits(at.getBytes(3)),
        what.permitted() ? line : Row.NO_LINE,
        bits(at.getBytes(5)),
        at.getLong(6),
        what);
  }

  private static What what(ResultSet at) throws SQLException {
    return new What(
        at.getInt(7),
        text(at.getString(8)),
        text(at.getString(9)),
        text(at.getString(10)),
        text(at.getString(11)),
        text(at.getString(12)),
        text(at.getString(13)),
        text(at.getString(14)),
        text(at.getString(15)),
        text(at.getString(16)),
        at.getLong(17),
        text(at.getString(18)));
  }

  private static String text(@Nullable String nullable) {
    return nullable == null ? "" : nullable;
  }

  private static Bits128 bits(byte @Nullable [] nullable) {
    if (nullable == null) {
      return Bits128.ZERO;
    }
    var bytes = ByteBuffer.wrap(nullable);
    return new Bits128(bytes.getLong(), bytes.getLong());
  }
}
