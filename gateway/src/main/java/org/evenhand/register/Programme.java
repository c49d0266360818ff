package org.evenhand.register;

import java.time.Instant;

/**
 * A rule that makes exceptions.
 *
 * @param id which
 * @param title what it is called
 * @param rule whom it favours
 * @param effect how
 * @param from from when its exceptions are in force, at the earliest
 * @param until to when
 * @param instigator who began it
 * @param reason why there is one
 * @param openedAt when it was set up
 * @param ended whether it files no more
 */
public record Programme(
    ProgrammeId id,
    String title,
    Rule rule,
    Effect effect,
    Instant from,
    Instant until,
    Actor instigator,
    String reason,
    Instant openedAt,
    boolean ended) {
  /** Whether it can still file exceptions. */
  public boolean isOpen(Instant at) {
    return !ended && at.isBefore(until);
  }

  Programme closed() {
    return new Programme(id, title, rule, effect, from, until, instigator, reason, openedAt, true);
  }
}
