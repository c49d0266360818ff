package org.evenhand.register;

import java.time.LocalDate;
import java.util.Optional;
import org.evenhand.vocabulary.OrganisationId;

/**
 * What one side gives.
 *
 * @param id which
 * @param organisation who gives it, or gets it
 * @param deal for which deal
 * @param kind what
 * @param amount in which band
 * @param from the first day that it is for
 * @param until the last day
 * @param commitment to the exact amount
 */
public record Consideration(
    ConsiderationId id,
    OrganisationId organisation,
    Optional<DealId> deal,
    Kind kind,
    Optional<Band> amount,
    LocalDate from,
    LocalDate until,
    Commitment commitment) {

  /** What can be given. */
  public enum Kind {
    /** Advertising bought. */
    AD_SPEND,
    /** Money. */
    PAYMENT,
    /** Data in return. */
    RECIPROCAL_DATA,
    /** Something launched together. */
    LAUNCH_PARTNERSHIP,
    /** Closeness. */
    PERSONAL_TIE,
    /** Anything else. */
    OTHER
  }
}
