package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may look behind commitments, once two officers said so.
 *
 * @param id which
 * @param authority for which authority
 * @param namedBy who named them
 * @param namedAt when
 * @param confirmedBy who confirmed that; empty while nobody did
 * @param left whether they may look no more
 * @param looks how often they looked
 */
public record Regulator(
    RegulatorId id,
    String authority,
    Actor namedBy,
    Instant namedAt,
    Optional<Actor> confirmedBy,
    boolean left,
    int looks) {
  /** Whether they may look. */
  public boolean appointed() {
    return confirmedBy.isPresent() && !left;
  }

  Regulator confirmed(Actor by) {
    return new Regulator(id, authority, namedBy, namedAt, Optional.of(by), left, looks);
  }

  Regulator gone() {
    return new Regulator(id, authority, namedBy, namedAt, confirmedBy, true, looks);
  }

  Regulator looked() {
    return new Regulator(id, authority, namedBy, namedAt, confirmedBy, left, looks + 1);
  }
}
