package org.evenhand.people.intake;

import java.util.Arrays;
import org.evenhand.people.rows.PeopleRows;
import org.evenhand.vocabulary.PersonId;

/** Friendships as pairs of numbers, eight bytes each: the smaller number above the larger. */
final class StagedFriendships {
  // Both sides of every friendship of a batch are in that batch, so that no crash can leave one
  // side
  // without the other. 250,000 friendships touch at most 500,000 lists.
  private static final int BATCH = 250_000;

  private long[] pairs = new long[1_024];
  private int size;
  private long selfLoops;
  private long duplicates;
  private long sidesAdded;

  void add(int one, int other) {
    if (one == other) {
      selfLoops++;
      return;
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size * 2);
    }
    pairs[size++] = pair(Math.min(one, other), Math.max(one, other));
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | low;
  }

  /** Sorts, and drops what stands twice. */
  void sort() {
    Arrays.sort(pairs, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        pairs[kept++] = pairs[i];
      }
    }
    duplicates += size - kept;
    size = kept;
  }

  long size() {
    return size;
  }

  /** Every friendship from both sides: a person's number above a friend's, rising. */
  long[] fromBothSides() {
    return bothWays(0, size);
  }

  long selfLoops() {
    return selfLoops;
  }

  long duplicates() {
    return duplicates;
  }

  /** How many of them did not stand before; known once they are written. */
  long added() {
    return sidesAdded / 2;
  }

  void writeTo(PeopleRows rows, long position, Runnable batchEnds) {
    for (int from = 0; from < size; from += BATCH) {
      write(bothWays(from, Math.min(from + BATCH, size)), rows, position);
      batchEnds.run();
    }
  }

  private long[] bothWays(int from, int to) {
    var both = new long[2 * (to - from)];
    for (int i = from; i < to; i++) {
      both[2 * (i - from)] = pairs[i];
      both[2 * (i - from) + 1] = Long.rotateLeft(pairs[i], 32);
    }
    Arrays.sort(both);
    return both;
  }

  private void write(long[] both, PeopleRows rows, long position) {
    for (int start = 0; start < both.length; ) {
      int person = (int) (both[start] >>> 32);
      int end = start;
      while (end < both.length && (int) (both[end] >>> 32) == person) {
        end++;
      }
      var others = Arrays.stream(both, start, end).mapToInt(pair -> (int) pair).toArray();
      sidesAdded += rows.addFriends(new PersonId(person), others, position);
      start = end;
    }
  }
}
