package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;

/**
 * An organisation's objection to an act.
 *
 * @param id which
 * @param by who objects
 * @param about the position of the act
 * @param why in their words
 * @param at when
 * @param ruling what came of it
 */
public record Complaint(
    ComplaintId id, Actor by, long about, String why, Instant at, Optional<Ruling> ruling) {

  /**
   * What was ruled.
   *
   * @param by who ruled
   * @param upheld whether the objection was right
   * @param reasons why
   * @param at when
   */
  public record Ruling(Actor by, boolean upheld, String reasons, Instant at) {}

  Complaint ruled(Ruling with) {
    return new Complaint(id, by, about, why, at, Optional.of(with));
  }
}
