package org.evenhand.app.wiring;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evenhand.app.pages.OwnRecord.Busy;
import org.evenhand.app.pages.OwnRecord.BusyWithYou;
import org.evenhand.vocabulary.PersonId;

/**
 * Who looks things up, and who waits for that: a few people at a time, each once at a time, so that
 * nobody who asks over and over takes the places of all others; and no longer a queue than is worth
 * standing in.
 */
final class LookTurns {
  private final Set<PersonId> present = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private final Semaphore turns;
  private final Duration patience;

  /**
   * Turns of a few.
   *
   * @param atOnce so many look
   * @param waiting so many wait, each for another's end
   * @param patience nobody waits longer
   */
  LookTurns(int atOnce, int waiting, Duration patience) {
    this.places = new Semaphore(atOnce + waiting);
    this.turns = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /** One look. */
  interface Look<T, E extends Exception> {
    /** Looks. */
    T look() throws E;
  }

  /**
   * Looks when it is this person's turn.
   *
   * @throws BusyWithYou at once, if they are looking already
   * @throws Busy at once, if as many wait as may, or after having waited
   */
  <T, E extends Exception> T take(PersonId person, Look<T, E> look) throws E {
    if (!present.add(person)) {
      throw new BusyWithYou();
    }
    try {
      return queued(look);
    } finally {
      present.remove(person);
    }
  }

  private <T, E extends Exception> T queued(Look<T, E> look) throws E {
    if (!places.tryAcquire()) {
      throw new Busy();
    }
    try {
      return looked(look);
    } finally {
      places.release();
    }
  }

  private <T, E extends Exception> T looked(Look<T, E> look) throws E {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return look.look();
    } finally {
      turns.release();
    }
  }
}
