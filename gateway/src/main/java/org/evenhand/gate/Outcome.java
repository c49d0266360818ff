package org.evenhand.gate;

import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Told.ToldList;

/** What became of a call. The record holds it already. */
public sealed interface Outcome {
  /** The position of the durable frame; −1 for a refusal that was counted with others instead. */
  long position();

  /** What is left of the app's limits. */
  Budget budget();

  /**
   * This may be written out.
   *
   * @param position the position of the durable frame
   * @param told the page asked for; for one person, a list of that person, or of nobody where the
   *     app must not learn more than that there is no such thing to see
   * @param budget what is left
   * @param drawn what it drew of the limits
   */
  record Answered(long position, ToldList told, Budget budget, Drawn drawn) implements Outcome {}

  /**
   * What one answered call drew of its app's limits.
   *
   * @param hour the clock hour that it was counted in, in hours of our era
   * @param people lines shown
   */
  record Drawn(long hour, long people) {}

  /**
   * Refused.
   *
   * @param position the position of the durable frame; −1 when a flood of refusals is counted, to
   *     be recorded as one frame
   * @param reason why; never one that looks like absence
   * @param type the data type that failed first
   * @param budget what is left
   */
  record Refused(long position, Reason reason, DataTypeId type, Budget budget) implements Outcome {}

  /**
   * An app's limits in the present clock hour.
   *
   * @param calls allowed in the hour
   * @param callsLeft left
   * @param people allowed in the hour
   * @param peopleLeft left
   * @param secondsToReset until the next hour
   */
  record Budget(long calls, long callsLeft, long people, long peopleLeft, long secondsToReset) {}
}
