package org.evenhand.people.facts;

import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.people.rows.PeopleSets;
import org.evenhand.record.Table;

/**
 * One view of the table with the sets of the same moment, shared by all requests until the next
 * change. Counts its users, the publisher being one; the last to let go closes the view.
 */
final class Frozen {
  private final Table.View view;
  private final PeopleSets sets;
  private final AtomicInteger users = new AtomicInteger(1);
  private volatile long position;

  Frozen(Table.View view, PeopleSets sets, long position) {
    this.view = view;
    this.sets = sets;
    this.position = position;
  }

  Table.View view() {
    return view;
  }

  PeopleSets sets() {
    return sets;
  }

  long position() {
    return position;
  }

  /** Nothing changed up to there, so this is the world as of there, too. */
  void advance(long to) {
    position = to;
  }

  /** One more user, unless the last has gone. */
  boolean acquire() {
    int now = users.get();
    while (now > 0) {
      if (users.compareAndSet(now, now + 1)) {
        return true;
      }
      now = users.get();
    }
    return false;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      view.close();
    }
  }
}
