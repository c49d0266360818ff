package org.evenhand.audit.units;

import org.evenhand.audit.plan.Outcome;

/**
 * Times of one outcome, equal ones counted.
 *
 * @param outcome the outcome
 * @param organisation the organisation of each
 * @param stratum the type of data of each, as a number
 * @param days the time, in days
 * @param event whether it ended, or was still running when the data end
 * @param count how many are equal
 */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public record Times(
    Outcome outcome,
    int[] organisation,
    int[] stratum,
    double[] days,
    boolean[] event,
    double[] count) {}
