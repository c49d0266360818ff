package org.evenhand.audit.input;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Reads one file into one table, cell by checked cell. */
final class Loading {
  private final DuckDBConnection connection;
  private final Schema schema;
  private final CsvScanner scanner;
  private Words[] words = {};
  private List<String> names = List.of();
  private Kind[] kinds = {};
  private boolean[] required = {};
  private long[] missing = {};
  private long rows;
  private long formulas;
  private @Nullable DuckDBAppender appender;

  Loading(DuckDBConnection connection, Schema schema, CsvScanner scanner) {
    this.connection = connection;
    this.schema = schema;
    this.scanner = scanner;
  }

  Loaded run() {
    try {
      var hash = scanner.scan(this::take);
      if (appender == null || rows == 0) {
        throw BadInput.at(scanner.file(), 1, "there are no rows below the header");
      }
      appender.close();
      return new Loaded(scanner.file(), hash, rows, names, missing(), formulas);
    } catch (SQLException e) {
      throw new IllegalStateException("could not keep " + scanner.file(), e);
    }
  }

  private Map<String, Long> missing() {
    var all = new HashMap<String, Long>();
    for (int i = 0; i < missing.length; i++) {
      all.put(names.get(i), missing[i]);
    }
    return all;
  }

  private void take(long line, CsvScanner.Cells cells) {
    try {
      if (appender == null) {
        begin(cells.texts());
      } else if (cells.count() != kinds.length) {
        throw BadInput.at(scanner.file(), line, counted(cells));
      } else {
        keep(line, cells, appender);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not keep line " + line + " of " + scanner.file(), e);
    }
  }

  private String counted(CsvScanner.Cells cells) {
    return cells.blank()
        ? "the line is empty; take it out"
        : (cells.count() == 1 ? "1 cell" : cells.count() + " cells")
            + ", but the header has "
            + kinds.length
            + (cells.count() > kinds.length ? "; put cells with commas in quotes" : "");
  }

  private void begin(List<String> header) throws SQLException {
    Header.check(scanner.file(), schema, header);
    names = header;
    kinds = new Kind[names.size()];
    required = new boolean[names.size()];
    missing = new long[names.size()];
    words = new Words[names.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = schema.kind(names.get(i));
      words[i] = new Words(kinds[i]);
      required[i] = schema.required().contains(names.get(i));
    }
    var columns =
        names.stream()
            .map(name -> Tables.quoted(name) + " " + schema.kind(name).sql())
            .collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE "
              + schema.table()
              + " ("
              + Tables.LINE
              + " BIGINT, "
              + columns
              + ")");
    }
    appender = connection.createAppender(schema.table());
  }

  private void keep(long line, CsvScanner.Cells cells, DuckDBAppender out) throws SQLException {
    out.beginRow().append(line);
    for (int i = 0; i < kinds.length; i++) {
      if (cells.empty(i)) {
        if (required[i]) {
          throw BadInput.in(scanner.file(), line, names.get(i), "the cell is empty");
        }
        missing[i]++;
        out.appendNull();
      } else {
        cell(line, i, cells, out);
      }
    }
    out.endRow();
    rows++;
  }

  private void cell(long line, int i, CsvScanner.Cells cells, DuckDBAppender out)
      throws SQLException {
    try {
      var word = words[i].of(cells, i);
      switch (kinds[i]) {
        case NAME, TEXT, OUTCOME, CURRENCY -> {
          formulas += word.formula() ? 1 : 0;
          out.append(word.text());
        }
        case TIME -> out.appendEpochMicros(word.micros());
        case MONTH, QUARTER -> out.appendEpochDays(word.day());
        case NUMBER, AMOUNT, COUNT, FLAG, LEVEL -> out.append(word.number());
      }
    } catch (Unfit e) {
      throw BadInput.in(scanner.file(), line, names.get(i), String.valueOf(e.getMessage()));
    }
  }
}
