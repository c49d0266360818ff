package org.evenhand.audit.findings;

import java.time.LocalDate;

/**
 * A cut-off as those had it whom it touched: equal ones are one.
 *
 * @param what what ended for them
 * @param who the organisation, or the first of several by name
 * @param organisations how many there are
 * @param announced when they could know
 * @param effective from when it was to bite
 * @param ended when their access truly ended, or will: later than {@code effective} where it was
 *     let go on
 * @param isShort whether they had less than half the median notice of all
 */
public record Notice(
    String what,
    String who,
    long organisations,
    LocalDate announced,
    LocalDate effective,
    LocalDate ended,
    boolean isShort) {}
