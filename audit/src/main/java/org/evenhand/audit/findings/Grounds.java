package org.evenhand.audit.findings;

import java.time.Instant;
import java.util.List;
import org.evenhand.audit.ledger.Tallied;

/** What tallies say of the ground on which something left. */
final class Grounds {
  private static final String EXCEPTION = "exception:";

  private Grounds() {}

  /** The exceptions that a ground names; none if it is the terms. */
  static List<String> exceptions(Tallied.Key key) {
    return key.ground().startsWith(EXCEPTION)
        ? List.of(key.ground().substring(EXCEPTION.length()).split("\\+", -1))
        : List.of();
  }

  /** When an hour of a tally begins. */
  static Instant begin(String hour) {
    return Instant.parse(hour.replace("Z", ":00:00Z"));
  }

  static Citation cited(Tallied sum) {
    return new Citation(
        sum.lastEntry(),
        "",
        "tally of "
            + sum.lastHour()
            + ": "
            + sum.key().app()
            + ", "
            + sum.key().dataType()
            + ", "
            + sum.key().ground()
            + ", "
            + sum.key().outcome());
  }
}
