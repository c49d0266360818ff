package org.evenhand.decide;

import java.util.Arrays;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Page;

/**
 * A page cut from what an app may see, in the order in which it sees it.
 *
 * @param chosen who is on the page, as places in the array that was cut
 * @param keys their keys, rising, unsigned
 * @param before whether there is more before
 * @param after whether there is more behind
 */
@SuppressWarnings("ArrayRecordComponent") // a value between two methods of one room; never compared
record Slice(int[] chosen, long[] keys, boolean before, boolean after) {

  /** Sorts by {@code keys} and cuts the page. */
  static Slice cut(long[] keys, Page page, int most) {
    var rank = sorted(keys);
    int size = rank.length;
    int limit = Math.min(page.limit(), most);
    int from;
    int to;
    switch (page.from()) {
      case Cursor.Start _ -> {
        from = 0;
        to = Math.min(limit, size);
      }
      case Cursor.After(long key) -> {
        from = firstAbove(rank, keys, key);
        to = Math.min(from + limit, size);
      }
      case Cursor.Before(long key) -> {
        to = firstNotBelow(rank, keys, key);
        from = Math.max(0, to - limit);
      }
    }
    var chosen = Arrays.copyOfRange(rank, from, to);
    var cutKeys = new long[to - from];
    for (int i = from; i < to; i++) {
      cutKeys[i - from] = keys[rank[i]];
    }
    return new Slice(chosen, cutKeys, from > 0, to < size);
  }

  // Sorting one long for each person (32 bits of key, then the index) needs no objects and no
  // comparator; the few that agree in 32 bits are put right afterwards by their whole key.
  private static int[] sorted(long[] keys) {
    var packed = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      packed[i] = ((keys[i] ^ Long.MIN_VALUE) & 0xFFFF_FFFF_0000_0000L) | i;
    }
    Arrays.sort(packed);
    var rank = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      int index = (int) packed[i];
      int at = i;
      while (at > 0 && Long.compareUnsigned(keys[rank[at - 1]], keys[index]) > 0) {
        rank[at] = rank[at - 1];
        at--;
      }
      rank[at] = index;
    }
    return rank;
  }

  private static int firstAbove(int[] rank, long[] keys, long key) {
    int at = firstNotBelow(rank, keys, key);
    return at < rank.length && keys[rank[at]] == key ? at + 1 : at;
  }

  private static int firstNotBelow(int[] rank, long[] keys, long key) {
    int low = 0;
    int high = rank.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(keys[rank[middle]], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
