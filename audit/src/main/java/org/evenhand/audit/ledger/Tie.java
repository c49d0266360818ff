package org.evenhand.audit.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A relation between an officer and an organisation.
 *
 * @param id which
 * @param officer whose
 * @param organisation to whom
 * @param kind such as {@code INVESTMENT}
 * @param since since when
 * @param until its last day; empty while it is open
 * @param declared the act that declared it
 */
public record Tie(
    String id,
    String officer,
    String organisation,
    String kind,
    LocalDate since,
    Optional<LocalDate> until,
    LoggedAct declared) {
  Tie ended(LocalDate day) {
    return new Tie(id, officer, organisation, kind, since, Optional.of(day), declared);
  }

  /** Whether there was that relation at a moment, whether anybody had said so or not. */
  public boolean held(Instant at) {
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return !since.isAfter(day) && until.filter(last -> last.isBefore(day)).isEmpty();
  }
}
