/**
 * Data sold by the line: what was drawn in a month is counted in the record, priced by the terms
 * and exceptions that it left under, and invoiced; what stays unpaid is found overdue and suspends.
 * Statements with exact sums are for the organisation that owes them.
 *
 * <p>May use the register, the counting of lines in {@code record.segment}, what is kept behind
 * commitments, the frame of the office's pages, and words. What must never enter: whose lines they
 * are.
 */
@NullMarked
package org.evenhand.app.billing;

import org.jspecify.annotations.NullMarked;
