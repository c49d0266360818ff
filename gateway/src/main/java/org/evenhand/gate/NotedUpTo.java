package org.evenhand.gate;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells up to which position every recorded access has been noted, while calls are under way that
 * were recorded and are not noted yet.
 *
 * <p>Calls are counted in two turns, as by the two counters of user-level read-copy-update
 * (Desnoyers et al., "User-Level Implementations of Read-Copy Update", IEEE TPDS 2012). When all
 * that began before the last change of turn have ended, everything up to the position read at that
 * change has been noted: a call that begins later is recorded behind it. Nobody waits for anybody.
 */
final class NotedUpTo {
  private final AtomicIntegerArray underWay = new AtomicIntegerArray(2);
  private volatile int turn;
  private long reached;
  private long noted;

  /** Everything up to that position is noted. */
  NotedUpTo(long position) {
    reached = position;
    noted = position;
  }

  /** A call begins; to be called before it is recorded. */
  int begin() {
    int mine = turn;
    underWay.incrementAndGet(mine);
    return mine;
  }

  /** It has ended and is noted. */
  void end(int mine) {
    underWay.decrementAndGet(mine);
  }

  /**
   * Looks again.
   *
   * @param applied a position that the record had reached before this call
   * @return the position up to which all is noted by now
   */
  synchronized long advance(long applied) {
    if (underWay.get(1 - turn) == 0) {
      noted = reached;
      reached = applied;
      turn = 1 - turn;
    }
    return noted;
  }
}
