package org.evenhand.gate;

import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.consent.ConsentSnapshot;
import org.evenhand.people.facts.PeopleSnapshot;
import org.evenhand.register.RegisterSnapshot;

/**
 * All folds as of one position, frozen. Shared by every request that starts before the next change;
 * what it holds open is closed when the last of them is done and a newer world stands in its place.
 */
final class World implements AutoCloseable {
  private final PeopleSnapshot people;
  private final ConsentSnapshot consents;
  private final RegisterSnapshot register;
  // One holder from the start: Worlds itself, while this is the current one.
  private final AtomicInteger holders = new AtomicInteger(1);
  // Rises while nothing but accesses is recorded: those change no fold, so the same world is also
  // the world as of the later position.
  private volatile long position;

  World(long position, PeopleSnapshot people, ConsentSnapshot consents, RegisterSnapshot register) {
    this.position = position;
    this.people = people;
    this.consents = consents;
    this.register = register;
  }

  long position() {
    return position;
  }

  void advance(long position) {
    this.position = position;
  }

  PeopleSnapshot people() {
    return people;
  }

  ConsentSnapshot consents() {
    return consents;
  }

  RegisterSnapshot register() {
    return register;
  }

  boolean tryHold() {
    int now = holders.get();
    while (now > 0) {
      if (holders.compareAndSet(now, now + 1)) {
        return true;
      }
      now = holders.get();
    }
    return false;
  }

  /** Lets go; the last one closes what is held open. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      people.close();
    }
  }
}
