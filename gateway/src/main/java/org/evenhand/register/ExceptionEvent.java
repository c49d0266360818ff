package org.evenhand.register;

import org.evenhand.vocabulary.ExceptionId;

/** The life of an exception. Its expiry needs no act: its end was public from the start. */
public sealed interface ExceptionEvent extends RegisterEvent {
  /** Which one it is about. */
  ExceptionId exception();

  /**
   * Somebody proposes a departure from the terms; the reason is its justification.
   *
   * @param terms what it says
   */
  record ExceptionProposed(Actor actor, String reason, ExceptionTerms terms)
      implements ExceptionEvent {
    @Override
    public ExceptionId exception() {
      return terms.id();
    }
  }

  /** An officer approves it. It counts, or it would not be here. */
  record ExceptionApproved(Actor actor, String reason, ExceptionId exception)
      implements ExceptionEvent {}

  /**
   * An officer wanted to approve it, and that did not count.
   *
   * @param because why not
   */
  record ApprovalRefused(Actor actor, String reason, ExceptionId exception, String because)
      implements ExceptionEvent {
    /** Refuses a malformed text. */
    public ApprovalRefused {
      Wellformed.text("because", because, 500);
    }
  }

  /**
   * A public checkpoint holds its last approval: from here on it can be in force.
   *
   * @param position where the last approval stands in the record
   * @param logSize the size of the public log at that checkpoint
   */
  record ExceptionPublished(
      Actor actor, String reason, ExceptionId exception, long position, long logSize)
      implements ExceptionEvent {}

  /** It was taken back, or refused. */
  record ExceptionRevoked(Actor actor, String reason, ExceptionId exception)
      implements ExceptionEvent {}
}
