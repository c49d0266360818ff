package org.evenhand.register;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** What the platform says in public, and what it only thought of. */
public sealed interface StatementEvent extends RegisterEvent {
  /**
   * A public promise.
   *
   * @param statement which
   * @param text in its own words
   * @param source where it was made
   * @param said when
   * @param condition what can be checked of it, in CEL; empty where nothing can
   */
  record StatementMade(
      Actor actor,
      String reason,
      StatementId statement,
      String text,
      URI source,
      LocalDate said,
      Optional<String> condition)
      implements StatementEvent {
    /** Refuses malformed texts. */
    public StatementMade {
      Wellformed.text("text", text, 2000);
      Wellformed.homepage(source);
      condition.ifPresent(cel -> Wellformed.text("condition", cel, 2000));
    }
  }

  /**
   * Something is being discussed.
   *
   * @param proposal which
   * @param text what
   */
  record ProposalConsidered(Actor actor, String reason, ProposalId proposal, String text)
      implements StatementEvent {
    /** Refuses a malformed text. */
    public ProposalConsidered {
      Wellformed.text("text", text, 2000);
    }
  }

  /**
   * What came of it.
   *
   * @param adopted whether it was adopted; else it was rejected
   * @param ledTo the position of the act that carries it out
   */
  record ProposalClosed(
      Actor actor, String reason, ProposalId proposal, boolean adopted, Optional<Long> ledTo)
      implements StatementEvent {}
}
