package org.evenhand.record;

/** What became of a decision that was offered to the record. */
public sealed interface Admission {
  /**
   * It is durable: what it permits may leave.
   *
   * @param permit the proof
   */
  record Admitted(Permit permit) implements Admission {}

  /**
   * The refusal is durable.
   *
   * @param position where
   */
  record RefusalRecorded(long position) implements Admission {}

  /** A restriction that touches it came in between; nothing was recorded: decide again. */
  record Stale() implements Admission {}
}
