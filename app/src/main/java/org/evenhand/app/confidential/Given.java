package org.evenhand.app.confidential;

import java.time.LocalDate;
import java.util.Optional;
import org.evenhand.people.intake.Sheet;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * A line of a file of considerations.
 *
 * @param id which
 * @param organisation who gives it, or gets it
 * @param kind what
 * @param amount exactly; empty where there is none
 * @param from the first day that it is for
 * @param until the last day
 * @param deal for which deal
 * @param row where it stands
 */
record Given(
    ConsiderationId id,
    OrganisationId organisation,
    Consideration.Kind kind,
    Optional<Amount> amount,
    LocalDate from,
    LocalDate until,
    Optional<DealId> deal,
    Sheet.Row row) {
  /** The name of its opening. */
  String name() {
    return "consideration:" + id;
  }

  /** What is committed to. */
  String value() {
    return amount.map(Amount::text).orElse("no amount");
  }

  Optional<Band> band() {
    return amount.map(one -> Band.of(one.minorUnits(), one.currency()));
  }

  /** How it stands in the register. */
  Consideration as(Commitment commitment) {
    return new Consideration(id, organisation, deal, kind, band(), from, until, commitment);
  }
}
