package org.evenhand.audit.units;

import org.evenhand.audit.plan.Outcome;

/**
 * Times of one outcome, equal ones counted; of more than {@value #MOST} different ones only how
 * many they are.
 *
 * @param outcome the outcome
 * @param organisation the organisation of each
 * @param stratum the type of data of each, as a number
 * @param days the time, in days
 * @param event whether it ended, or was still running when the data end
 * @param count how many are equal
 * @param different how many different ones there are
 */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public record Times(
    Outcome outcome,
    int[] organisation,
    int[] stratum,
    double[] days,
    boolean[] event,
    double[] count,
    long different) {
  /** The most different times that are looked at. */
  public static final int MOST = 400_000;

  /** All times that there are. */
  public Times(
      Outcome outcome,
      int[] organisation,
      int[] stratum,
      double[] days,
      boolean[] event,
      double[] count) {
    this(outcome, organisation, stratum, days, event, count, days.length);
  }

  /** Too many to be looked at. */
  static Times tooMany(Outcome outcome, long different) {
    return new Times(
        outcome, new int[0], new int[0], new double[0], new boolean[0], new double[0], different);
  }
}
