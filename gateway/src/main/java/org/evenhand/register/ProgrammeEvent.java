package org.evenhand.register;

import java.time.Instant;

/** A rule that makes exceptions. Each of them is proposed and approved like any other. */
public sealed interface ProgrammeEvent extends RegisterEvent {
  /** Which one it is about. */
  ProgrammeId programme();

  /**
   * A programme was set up.
   *
   * @param title what it is called
   * @param rule whom it favours
   * @param effect how
   * @param from from when its exceptions are in force, at the earliest
   * @param until to when; at most a year
   * @param instigator who began it
   */
  record ProgrammeOpened(
      Actor actor,
      String reason,
      ProgrammeId programme,
      String title,
      Rule rule,
      Effect effect,
      Instant from,
      Instant until,
      Actor instigator)
      implements ProgrammeEvent {
    /** Refuses a malformed title, and a time that no exception may have. */
    public ProgrammeOpened {
      Wellformed.text("title", title, 200);
      ExceptionTerms.limited(from, until);
    }
  }

  /** It files no more exceptions; those that it filed go on as their terms say. */
  record ProgrammeEnded(Actor actor, String reason, ProgrammeId programme)
      implements ProgrammeEvent {}
}
