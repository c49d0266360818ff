package org.evenhand.audit.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one column's cells come to, remembered for the bytes that were seen lately: names and days
 * come again and again in ten million lines, and need be made and checked once. A column whose
 * cells hardly come again is not remembered.
 */
final class Words {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 64;
  private static final int LOOKED_AT = 1 << 14;

  private final Kind kind;
  private final byte[][] bytes = new byte[SLOTS][];
  private final @Nullable Word[] words = new @Nullable Word[SLOTS];
  private long hits;
  private long looks;

  Words(Kind kind) {
    this.kind = kind;
  }

  /**
   * A cell that fits.
   *
   * @param text the cell in UTF-8; not to be changed
   * @param value for others: a number's bits, a time's microseconds, a month's or quarter's first
   *     day, both since 1970
   * @param formula whether a spreadsheet would take it for a formula
   */
  @SuppressWarnings("ArrayRecordComponent") // kept for millions of cells
  record Word(byte[] text, long value, boolean formula) {}

  /** What a cell comes to. */
  Word of(CsvScanner.Cells cells, int cell) throws Unfit {
    int from = cells.from(cell);
    int to = cells.to(cell);
    if (to - from > LONGEST || (looks > LOOKED_AT && hits < looks / 8)) {
      return kind.word(Arrays.copyOfRange(cells.bytes(), from, to));
    }
    looks++;
    int hash = 1;
    var source = cells.bytes();
    for (int i = from; i < to; i++) {
      hash = 31 * hash + source[i];
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    var known = words[slot];
    if (known != null && Arrays.equals(bytes[slot], 0, bytes[slot].length, source, from, to)) {
      hits++;
      return known;
    }
    bytes[slot] = Arrays.copyOfRange(source, from, to);
    var word = kind.word(bytes[slot]);
    words[slot] = word;
    return word;
  }
}
