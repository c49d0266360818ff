package org.evenhand.proof.verify;

import java.util.Arrays;

/** The positions at which seals end that no segment has passed yet. */
final class SealEnds {
  // Some days of seals. A log that makes no segments has them forgotten, and is told so elsewhere.
  private static final int MOST = 1 << 20;

  private long[] ends = new long[64];
  private int size;
  private boolean forgot;

  /** From now on a seal may end anywhere. */
  void forget() {
    size = 0;
    forgot = true;
  }

  void add(long end) {
    if (size == MOST) {
      forget();
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  /** Whether a seal ends there; forgets those up to it. */
  boolean take(long end) {
    int at = Arrays.binarySearch(ends, 0, size, end);
    int behind = at >= 0 ? at + 1 : -at - 1;
    System.arraycopy(ends, behind, ends, 0, size - behind);
    size -= behind;
    return at >= 0 || forgot;
  }
}
