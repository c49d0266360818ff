package org.evenhand.audit.input;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Checked rows of a piece of a file, column by column, on their way into a table. */
final class Rows {
  private final Kind[] kinds;
  private final byte[][][] texts;
  private final long[][] values;
  private final boolean[][] missing;
  private final long[] empty;
  private long[] lines;
  private int count;
  private long formulas;

  Rows(Columns columns, int room) {
    kinds = columns.kinds();
    texts = new byte[kinds.length][][];
    values = new long[kinds.length][];
    missing = new boolean[kinds.length][room];
    empty = new long[kinds.length];
    lines = new long[room];
    for (int c = 0; c < kinds.length; c++) {
      texts[c] = new byte[kinds[c].isText() ? room : 0][];
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

  /** Puts rows from one on, so many, into a chunk whose first column is the line. */
  void into(DuckDBDataChunkWriter out, int from, int size) {
    var first = out.vector(0);
    for (int i = 0; i < size; i++) {
      first.setLong(i, lines[from + i]);
    }
    for (int c = 0; c < kinds.length; c++) {
      column(c, out.vector(c + 1L), from, size);
    }
  }

  private void column(int c, DuckDBWritableVector out, int from, int size) {
    var own = values[c];
    switch (kinds[c]) {
      // Those that are missing are null here, which is what they become.
      case NAME, TEXT, OUTCOME, CURRENCY ->
          out.setStringUtf8Batch(0, Arrays.copyOfRange(texts[c], from, from + size));
      case TIME -> {
        for (int i = 0; i < size; i++) {
          out.setLong(i, own[from + i]);
        }
      }
      case MONTH, QUARTER -> {
        for (int i = 0; i < size; i++) {
          out.setInt(i, (int) own[from + i]);
        }
      }
      case NUMBER, AMOUNT, COUNT, FLAG, LEVEL -> {
        for (int i = 0; i < size; i++) {
          out.setDouble(i, Double.longBitsToDouble(own[from + i]));
        }
      }
    }
    for (int i = 0; empty[c] > 0 && i < size; i++) {
      if (missing[c][from + i]) {
        out.setNull(i);
      }
    }
  }
}
