package org.evenhand.record;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;

/**
 * The recent restrictions, newest last, in arrays of primitives: under the writer's lock an access
 * looks only at those that came after its facts, and that is mostly none. Not safe for use by many
 * threads.
 */
final class Ring {
  private static final int ALL = -1;
  private static final int NOBODY = 0;

  private final long[] positions;
  private final int[] apps;
  private final int[] ones;
  private final int[] others;
  private final int mask;
  private final Map<AppId, Integer> numbers = new HashMap<>();
  private long count;
  private long floor;

  /**
   * Makes an empty ring.
   *
   * @param entries how many it remembers, a power of two
   * @param floor it knows nothing of restrictions up to this position
   */
  Ring(int entries, long floor) {
    positions = new long[entries];
    apps = new int[entries];
    ones = new int[entries];
    others = new int[entries];
    mask = entries - 1;
    this.floor = floor;
  }

  /** Remembers a restriction; positions rise. */
  void add(long position, Restriction restriction) {
    int at = (int) count & mask;
    if (count >= positions.length) {
      floor = positions[at];
    }
    positions[at] = position;
    apps[at] = restriction.app() == null ? ALL : number(restriction.app());
    ones[at] = restriction.one() == null ? ALL : restriction.one().number();
    others[at] = restriction.other() == null ? NOBODY : restriction.other().number();
    count++;
  }

  // Apps are few (each was registered), so their numbers are never given back.
  private int number(AppId app) {
    return numbers.computeIfAbsent(app, _ -> numbers.size());
  }

  /**
   * Whether something decided at a position may no longer stand: a later restriction touches it, or
   * the ring no longer reaches back so far.
   */
  boolean stale(long decidedAt, AppId app, IntPredicate concerns) {
    if (decidedAt < floor) {
      return true;
    }
    @Nullable Integer known = numbers.get(app);
    int number = known == null ? Integer.MIN_VALUE : known;
    long oldest = Math.max(0, count - positions.length);
    for (long i = count - 1; i >= oldest; i--) {
      int at = (int) i & mask;
      if (positions[at] <= decidedAt) {
        return false;
      }
      if ((apps[at] == ALL || apps[at] == number) && touches(at, concerns)) {
        return true;
      }
    }
    return false;
  }

  private boolean touches(int at, IntPredicate concerns) {
    return ones[at] == ALL
        || concerns.test(ones[at])
        || (others[at] != NOBODY && concerns.test(others[at]));
  }
}
