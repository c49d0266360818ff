package org.evenhand.audit.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.Register;
import org.evenhand.audit.ledger.Tallied;

/**
 * What the log does not account for: positions of the record that no seal covers, and lines that
 * left on a ground that the register does not have.
 */
final class Unlogged implements Rule {
  private static final String TERMS = "terms:";

  @Override
  public List<Finding> in(Ledger ledger) {
    var found = new ArrayList<Finding>();
    for (var gap : ledger.gaps()) {
      found.add(
          new Finding(
              Kind.UNLOGGED,
              "No seal covers positions "
                  + gap.from()
                  + " to "
                  + gap.to()
                  + " of the record: what happened there is not in the log.",
              ledger.asOf(),
              "",
              List.of(new Citation(gap.entry(), "", "the seal behind the gap")),
              0,
              Severity.BREACH));
    }
    for (var sum : ledger.tallied()) {
      unknown(ledger.register(), sum.key())
          .ifPresent(ground -> found.add(groundless(ledger, sum, ground)));
    }
    return found;
  }

  /** A ground that no act made. */
  private static Optional<String> unknown(Register register, Tallied.Key key) {
    if (!key.permitted()) {
      return Optional.empty();
    }
    if (key.ground().startsWith(TERMS)) {
      var version = key.ground().substring(TERMS.length());
      return Optional.of("terms " + version).filter(_ -> register.termsOf(version).isEmpty());
    }
    return Grounds.exceptions(key).stream()
        .filter(id -> !register.exceptions().containsKey(id))
        .findFirst()
        .map(id -> "exception " + id);
  }

  private static Finding groundless(Ledger ledger, Tallied sum, String ground) {
    return new Finding(
        Kind.UNLOGGED,
        sum.lines()
            + " lines of "
            + sum.key().dataType()
            + " left to "
            + sum.key().app()
            + " on "
            + ground
            + ", which no public act made, last in the hour "
            + sum.lastHour()
            + ".",
        Grounds.begin(sum.lastHour()),
        ledger.register().ownerOf(sum.key().app()).orElse(""),
        List.of(Grounds.cited(sum)),
        0,
        Severity.BREACH);
  }
}
