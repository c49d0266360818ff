package org.evenhand.vocabulary;

import java.time.Instant;

/** How an app stands at one position of the record. */
public sealed interface Standing {
  /** No agreement, or an ended one. */
  record None() implements Standing {}

  /**
   * The agreement is suspended.
   *
   * @param agreement which
   * @param because the public reason
   */
  record Suspended(AgreementId agreement, String because) implements Standing {}

  /**
   * The app or its organisation was cut off.
   *
   * @param cutOff the notice
   * @param effectiveAt since when
   */
  record CutOff(CutOffId cutOff, Instant effectiveAt) implements Standing {}

  /**
   * In force.
   *
   * @param offer what it may draw
   */
  record InForce(Offer offer) implements Standing {}
}
