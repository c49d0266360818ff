package org.evenhand.record.segment;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads a Parquet file as anybody would, with SQL of its own. */
final class ParquetRows {
  private static final List<String> COLUMNS =
      List.of(
          "position",
          "at",
          "epoch",
          "app",
          "purpose",
          "operation",
          "terms",
          "agreement",
          "exceptions",
          "outcome",
          "reason",
          "person",
          "role",
          "line",
          "kind",
          "fields",
          "types",
          "number");

  private ParquetRows() {}

  /** All columns but the object's, joined by bars, NULL as nothing; in the order of the file. */
  static List<String> read(Path file) {
    return query("SELECT * FROM read_parquet('" + file + "')");
  }

  static List<String> query(String sql) {
    var rows = new ArrayList<String>();
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(row(found));
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return rows;
  }

  /** The objects, as hexadecimal, of rows that have one. */
  static List<String> objects(Path file) {
    return column("SELECT hex(object) FROM read_parquet('" + file + "') WHERE object IS NOT NULL");
  }

  static List<String> column(String sql) {
    var values = new ArrayList<String>();
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        values.add(found.getString(1));
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return values;
  }

  private static String row(ResultSet at) throws SQLException {
    var texts = new ArrayList<String>();
    for (var column : COLUMNS) {
      texts.add(
          switch (column) {
            case "person" -> {
              var tag = at.getBytes(column);
              yield tag == null ? "" : HexFormat.of().formatHex(tag);
            }
            case "at" ->
                at.getObject(column, java.time.LocalDateTime.class)
                    .toInstant(java.time.ZoneOffset.UTC)
                    .toString();
            default -> {
              var text = at.getString(column);
              yield text == null ? "" : text;
            }
          });
    }
    return String.join("|", texts);
  }
}
