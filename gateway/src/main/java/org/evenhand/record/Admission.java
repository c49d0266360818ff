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
   * The refusal is durable, or counted with others of its app and second, to be recorded as one.
   *
   * @param position where; −1 if it was counted
   */
  record RefusalRecorded(long position) implements Admission {}

  /**
   * A restriction that touches it came in between, or is about to: somebody in it has no key any
   * more. Nothing was recorded: decide again.
   */
  record Stale() implements Admission {}
}
