package org.evenhand.audit.input;

import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Checked rows of a piece of a file, column by column, on their way into a table. */
final class Rows {
  private final Kind[] kinds;
  private final @Nullable String[][] texts;
  private final long[][] values;
  private final boolean[][] missing;
  private final long[] empty;
  private long[] lines;
  private int count;
  private long formulas;

  Rows(Columns columns, int room) {
    kinds = columns.kinds();
    texts = new @Nullable String[kinds.length][];
    values = new long[kinds.length][];
    missing = new boolean[kinds.length][room];
    empty = new long[kinds.length];
    lines = new long[room];
    for (int c = 0; c < kinds.length; c++) {
      texts[c] = new @Nullable String[kinds[c].isText() ? room : 0];
      values[c] = new long[kinds[c].isText() ? 0 : room];
    }
  }

  int count() {
    return count;
  }

  /** How many cells of a column are empty. */
  long empty(int column) {
    return empty[column];
  }

  /** How many cells a spreadsheet would take for a formula. */
  long formulas() {
    return formulas;
  }

  /** Begins a row, which must then get all its cells. */
  void begin(long line) {
    if (count == lines.length) {
      grow(2 * count);
    }
    lines[count] = line;
  }

  private void grow(int room) {
    lines = Arrays.copyOf(lines, room);
    for (int c = 0; c < kinds.length; c++) {
      missing[c] = Arrays.copyOf(missing[c], room);
      if (kinds[c].isText()) {
        texts[c] = Arrays.copyOf(texts[c], room);
      } else {
        values[c] = Arrays.copyOf(values[c], room);
      }
    }
  }

  void none(int column) {
    missing[column][count] = true;
    empty[column]++;
  }

  void value(int column, long value) {
    values[column][count] = value;
  }

  void word(int column, Words.Word word) {
    if (kinds[column].isText()) {
      texts[column][count] = word.text();
      formulas += word.formula() ? 1 : 0;
    } else {
      values[column][count] = word.value();
    }
  }

  void end() {
    count++;
  }

  /** Puts all rows into a table whose first column is the line. */
  void into(DuckDBAppender out) throws SQLException {
    for (int row = 0; row < count; row++) {
      out.beginRow().append(lines[row]);
      for (int c = 0; c < kinds.length; c++) {
        if (missing[c][row]) {
          out.appendNull();
        } else {
          cell(c, row, out);
        }
      }
      out.endRow();
    }
  }

  private void cell(int c, int row, DuckDBAppender out) throws SQLException {
    switch (kinds[c]) {
      case NAME, TEXT, OUTCOME, CURRENCY -> out.append(texts[c][row]);
      case TIME -> out.appendEpochMicros(values[c][row]);
      case MONTH, QUARTER -> out.appendEpochDays((int) values[c][row]);
      case NUMBER, AMOUNT, COUNT, FLAG, LEVEL ->
          out.append(Double.longBitsToDouble(values[c][row]));
    }
  }
}
