package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was discussed. It is in force in none of its states: what carries it out is an act
 * of its own.
 *
 * @param id which
 * @param text what
 * @param at since when
 * @param state what became of it
 * @param because why
 * @param ledTo the position of the act that carries it out
 */
public record Proposal(
    ProposalId id, String text, Instant at, State state, String because, Optional<Long> ledTo) {

  /** What can become of it. */
  public enum State {
    /** It was discussed. */
    CONSIDERED,
    /** It was decided to do it. */
    ADOPTED,
    /** It was decided not to. */
    REJECTED
  }

  Proposal closed(boolean adopted, String why, Optional<Long> act) {
    return new Proposal(id, text, at, adopted ? State.ADOPTED : State.REJECTED, why, act);
  }
}
