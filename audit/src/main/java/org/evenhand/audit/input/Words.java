package org.evenhand.audit.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of cells, and the same text for the same bytes where it was seen lately: names come
 * again and again in ten million lines.
 */
final class Words {
  private static final int SLOTS = 1 << 14;
  private static final int LONGEST = 64;

  private final byte[][] bytes = new byte[SLOTS][];
  private final @Nullable String[] texts = new @Nullable String[SLOTS];

  String of(CsvScanner.Cells cells, int cell) {
    int from = cells.from(cell);
    int to = cells.to(cell);
    if (to - from > LONGEST) {
      return cells.text(cell);
    }
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + cells.bytes()[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    var known = texts[slot];
    if (known != null
        && Arrays.equals(bytes[slot], 0, bytes[slot].length, cells.bytes(), from, to)) {
      return known;
    }
    var text = cells.text(cell);
    bytes[slot] = Arrays.copyOfRange(cells.bytes(), from, to);
    texts[slot] = text;
    return text;
  }
}
