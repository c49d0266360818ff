package org.evenhand.people.intake;

import java.util.Locale;

/**
 * Something wrong with what comes in. Printed as {@code people.csv:1042:17: … (expected …)}.
 *
 * @param at where
 * @param what is wrong
 * @param expected what should stand there
 */
public record Problem(Arrival.Origin at, String what, String expected) {
  /** Where, what and what was expected, in one line. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s:%d:%d: %s (expected %s)",
        at.file(),
        at.line(),
        at.column(),
        what,
        expected);
  }
}
