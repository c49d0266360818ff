package org.evenhand.people.facts;

import org.evenhand.people.rows.PeopleSets;
import org.evenhand.record.Table;

/** Holds the newest view of people and gives it out. One thread publishes; any may acquire. */
public final class Snapshots implements AutoCloseable {
  private volatile Frozen current;

  /** Starts with a view, which it will close. */
  public Snapshots(Table.View view, PeopleSets sets, long position) {
    current = new Frozen(view, sets, position);
  }

  /** Makes a new view the current one; the old one is closed by its last user. */
  public void publish(Table.View view, PeopleSets sets, long position) {
    var old = current;
    current = new Frozen(view, sets, position);
    old.release();
  }

  /** Nothing about people changed up to this position. */
  public void advance(long position) {
    current.advance(position);
  }

  /**
   * The newest view; must be closed. Lock-free.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public PeopleSnapshot acquire() {
    while (true) {
      var frozen = current;
      if (frozen.acquire()) {
        return new PeopleSnapshot(frozen, frozen.position());
      }
      // Its last user went between the two lines above: a newer one is current, or all is closed.
      if (frozen == current) {
        throw new IllegalStateException("people are closed");
      }
    }
  }

  @Override
  public void close() {
    current.release();
  }
}
