package org.evenhand.audit.permutation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ways to hand the rows of exposures out to organisations, within strata. */
final class Arrangements {
  private final int[] starts;
  private final int[] kinds;

  Arrangements(int[] starts, int[] kinds) {
    this.starts = starts;
    this.kinds = kinds;
  }

  /**
   * How many distinct ones there are: for each stratum n!/(k₁!·k₂!·…), with k of each kind of row.
   *
   * @return {@code limit + 1} if there are more than {@code limit}
   */
  long count(long limit) {
    long count = 1;
    for (int s = 0; s + 1 < starts.length; s++) {
      var left = new int[Arrays.stream(kinds).max().orElse(0) + 1];
      int placed = 0;
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        // Multiplied by placed/k row by row, the multinomial coefficient stays a whole number.
        placed++;
        left[kinds[i]]++;
        count = Math.multiplyExact(count, (long) placed) / left[kinds[i]];
        if (count > limit) {
          return limit + 1;
        }
      }
    }
    return count;
  }

  /** Brings the rows into the order of permutation k, whatever was drawn before. */
  void shuffle(int[] rows, long seed, long k) {
    var random = new SplittableRandom(mixed(mixed(seed) + k));
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    for (int s = 0; s + 1 < starts.length; s++) {
      for (int i = starts[s + 1] - 1; i > starts[s]; i--) {
        int j = starts[s] + below(random, i - starts[s] + 1);
        int row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
      }
    }
  }

  /** The first arrangement: in each stratum the rows by kind. */
  int[] first() {
    var first = kinds.clone();
    for (int s = 0; s + 1 < starts.length; s++) {
      Arrays.sort(first, starts[s], starts[s + 1]);
    }
    return first;
  }

  /** Turns an arrangement of kinds into the next one; false after the last. */
  boolean next(int[] arrangement) {
    for (int s = 0; s + 1 < starts.length; s++) {
      if (nextWithin(arrangement, starts[s], starts[s + 1])) {
        return true;
      }
      Arrays.sort(arrangement, starts[s], starts[s + 1]);
    }
    return false;
  }

  // The next in lexicographic order: Knuth, The Art of Computer Programming 4A, 7.2.1.2, L.
  private static boolean nextWithin(int[] of, int from, int to) {
    int i = to - 2;
    while (i >= from && of[i] >= of[i + 1]) {
      i--;
    }
    if (i < from) {
      return false;
    }
    int j = to - 1;
    while (of[j] <= of[i]) {
      j--;
    }
    swap(of, i, j);
    for (int low = i + 1, high = to - 1; low < high; low++, high--) {
      swap(of, low, high);
    }
    return true;
  }

  private static void swap(int[] of, int i, int j) {
    int value = of[i];
    of[i] = of[j];
    of[j] = value;
  }

  // SplittableRandom's streams of seeds that are near to each other are the same stream, shifted;
  // David Stafford's mix 13 takes them apart.
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  // Lemire, "Fast random integer generation in an interval", 2019. The library's own bounded
  // numbers may change between releases of Java; nextLong is specified (Steele et al., 2014).
  private static int below(SplittableRandom random, int bound) {
    long product = (random.nextLong() >>> 32) * bound;
    int low = (int) product;
    if (Integer.compareUnsigned(low, bound) < 0) {
      int threshold = Integer.remainderUnsigned(-bound, bound);
      while (Integer.compareUnsigned(low, threshold) < 0) {
        product = (random.nextLong() >>> 32) * bound;
        low = (int) product;
      }
    }
    return (int) (product >>> 32);
  }
}
