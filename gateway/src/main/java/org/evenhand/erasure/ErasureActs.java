package org.evenhand.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/**
 * The door by which people are erased and holds are laid on that. Each act is durable and carried
 * out when its method returns. One at a time, so that no hold slips in between a look and a frame.
 */
public final class ErasureActs {
  private final Erasures erasures;
  private final ToLongFunction<Change> record;
  private final Supplier<Instant> now;

  /**
   * Over the fold.
   *
   * @param record appends one change and gives its position once all folds have applied it: {@code
   *     log::append}
   * @param now the record's time: {@code log::now}
   */
  public ErasureActs(Erasures erasures, ToLongFunction<Change> record, Supplier<Instant> now) {
    this.erasures = erasures;
    this.record = record;
    this.now = now;
  }

  /** What became of asking to be erased. */
  public sealed interface Outcome {
    /**
     * It is done: the key is destroyed, now or before.
     *
     * @param position the frame that says so, the first time
     */
    record Done(long position) implements Outcome {}

    /**
     * A legal hold stands: it is done when that ends.
     *
     * @param hold the hold
     */
    record Waits(Hold hold) implements Outcome {}
  }

  /** A person has themselves erased. Asking again is being told what happened. */
  public synchronized Outcome erase(SignedIn me) {
    var person = me.person();
    var before = erasures.erasedAt(person);
    if (before.isPresent()) {
      return new Outcome.Done(before.getAsLong());
    }
    var hold = erasures.hold(person);
    if (hold.isEmpty()) {
      return new Outcome.Done(erased(person));
    }
    if (!erasures.waits(person)) {
      put(new Change.ErasureAsked(person));
    }
    return new Outcome.Waits(hold.get());
  }

  private long erased(PersonId person) {
    check(!erasures.erased(person), "person " + person.number() + " is erased already");
    return record.applyAsLong(new Change.Erased(person));
  }

  /** Where the record says that they were erased; for a session that has outlived them. */
  public OptionalLong erasedAt(SignedIn me) {
    return erasures.erasedAt(me.person());
  }

  /** The hold on a person, for themselves to see. */
  public Optional<Hold> hold(SignedIn me) {
    return erasures.hold(me.person());
  }

  /** Whether a person's erasure waits, for themselves to see. */
  public boolean waits(SignedIn me) {
    return erasures.waits(me.person());
  }

  /** How many wait for the end of a hold. */
  public int waiting() {
    return erasures.waiting().size();
  }

  /**
   * Lays a hold on somebody, in place of the one that stands.
   *
   * @throws IllegalArgumentException if it says nothing, would have ended, or they are erased
   */
  public synchronized long hold(PersonId person, Hold hold) {
    check(!hold.by().isBlank() && !hold.why().isBlank(), "a hold says who ordered it, and why");
    check(hold.until().isAfter(now.get()), "a hold ends in the future");
    check(!erasures.erased(person), "person " + person.number() + " is erased already");
    return record.applyAsLong(new Change.HoldBegan(person, hold.by(), hold.why(), hold.until()));
  }

  /**
   * Ends a hold; an erasure that waited for that is carried out.
   *
   * @return whether one was
   * @throws IllegalArgumentException if there is no hold
   */
  public synchronized boolean endHold(PersonId person, String because) {
    check(erasures.hold(person).isPresent(), "there is no hold on person " + person.number());
    put(new Change.HoldEnded(person, because));
    // Crash here: the hold has ended and the erasure waits. The next due() carries it out.
    return carryOut(person);
  }

  private boolean carryOut(PersonId person) {
    boolean waits = erasures.waits(person) && erasures.hold(person).isEmpty();
    if (waits) {
      erased(person);
    }
    return waits;
  }

  /** Ends the holds that have run out, and carries out what waits for none; called each second. */
  public synchronized void due() {
    var at = now.get();
    for (var person : erasures.held()) {
      if (erasures.hold(person).filter(hold -> !hold.until().isAfter(at)).isPresent()) {
        put(new Change.HoldEnded(person, "its time ran out"));
      }
    }
    erasures.waiting().forEach(this::carryOut);
  }

  private void put(Change change) {
    var _ = record.applyAsLong(change);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
