package org.evenhand.audit.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one side gives.
 *
 * @param id which
 * @param organisation who gives it, or gets it
 * @param deal for which deal
 * @param kind such as {@code AD_SPEND}
 * @param amount in which band; empty where there is no amount
 * @param from the first day that it is for
 * @param until the last day
 * @param recorded the act that recorded it
 */
public record Consideration(
    String id,
    String organisation,
    Optional<String> deal,
    Kind kind,
    Optional<Band> amount,
    LocalDate from,
    LocalDate until,
    LoggedAct recorded) {
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
