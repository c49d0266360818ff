package org.evenhand.register;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.OrganisationId;

/**
 * Everything agreed with one organisation, whatever its form.
 *
 * @param id which
 * @param organisation with whom
 * @param title what it is called
 * @param gives what the platform gives
 * @param gets what the platform gets
 * @param instigator who began it
 * @param state how far it is
 * @param since since when it stands so
 * @param documents hashes of its papers, in the order in which they came
 */
public record Deal(
    DealId id,
    OrganisationId organisation,
    String title,
    List<String> gives,
    List<String> gets,
    Actor instigator,
    State state,
    Instant since,
    List<Commitment> documents) {
  /** Keeps copies. */
  public Deal {
    gives = List.copyOf(gives);
    gets = List.copyOf(gets);
    documents = List.copyOf(documents);
  }

  /** A deal's life; it goes forward only. */
  public enum State {
    /** Spoken of. */
    DISCUSSED,
    /** One side made an offer. */
    OFFERED,
    /** Both agreed. */
    SIGNED,
    /** Each gave what was agreed. */
    PERFORMED,
    /** Over, or came to nothing. */
    ENDED
  }
}
