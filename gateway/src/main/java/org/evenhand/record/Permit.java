package org.evenhand.record;

import java.util.concurrent.atomic.AtomicBoolean;
import org.evenhand.decide.Decision;
import org.evenhand.vocabulary.Shown;

/**
 * Proof that a decision has been durably recorded. Made only here, from the acknowledgement of the
 * frame that holds that decision; it can be used once. Without one, nothing of a person's can be
 * read for an app: {@code people.disclosure} takes it and gives exactly the lines that it names.
 */
public final class Permit {
  private final long position;
  private final Decision decision;
  private final AtomicBoolean used = new AtomicBoolean();

  Permit(long position, Decision decision) {
    this.position = position;
    this.decision = decision;
  }

  /** The position of the durable frame. */
  public long position() {
    return position;
  }

  /**
   * Uses the permit.
   *
   * @return what may leave
   * @throws IllegalStateException if it was used before
   */
  public Shown.ShownList redeem() {
    if (!used.compareAndSet(false, true)) {
      throw new IllegalStateException("permit for position " + position + " was used before");
    }
    return decision.shown();
  }
}
