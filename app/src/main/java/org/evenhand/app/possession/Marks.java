package org.evenhand.app.possession;

/**
 * A set of 64-bit hashes in one array: 16 to 32 bytes for each, where a set of boxed ones takes 64.
 * Not safe for threads.
 */
final class Marks {
  private static final int FIRST = 64;

  private long[] table = new long[FIRST];
  private int size;

  /** Whether it was not there yet. */
  boolean add(long hash) {
    long mark = hash == 0 ? 1 : hash; // zero is an empty place
    if (2 * (size + 1) > table.length) {
      grow();
    }
    if (!put(table, mark)) {
      return false;
    }
    size++;
    return true;
  }

  boolean has(long hash) {
    long mark = hash == 0 ? 1 : hash;
    int at = place(table, mark);
    return table[at] == mark;
  }

  int size() {
    return size;
  }

  private static boolean put(long[] table, long mark) {
    int at = place(table, mark);
    if (table[at] == mark) {
      return false;
    }
    table[at] = mark;
    return true;
  }

  /** Where it is, or would be put. Hashes are evenly spread already. */
  private static int place(long[] table, long mark) {
    int mask = table.length - 1;
    int at = (int) mark & mask;
    while (table[at] != 0 && table[at] != mark) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    var larger = new long[2 * table.length];
    for (long mark : table) {
      if (mark != 0) {
        put(larger, mark);
      }
    }
    table = larger;
  }
}
