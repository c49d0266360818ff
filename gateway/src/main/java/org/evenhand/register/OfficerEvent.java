package org.evenhand.register;

import java.time.LocalDate;
import java.util.Optional;
import org.evenhand.vocabulary.OrganisationId;

/** Who may act for the platform, and what ties them. */
public sealed interface OfficerEvent extends RegisterEvent {
  /** Whom it is about. */
  OfficerId officer();

  /**
   * Somebody became an officer, or one got another role or superior.
   *
   * @param officer who
   * @param role what they do, as the public is told, such as {@code head of partnerships}
   * @param superior to whom they answer; empty at the top
   */
  record OfficerAppointed(
      Actor actor, String reason, OfficerId officer, String role, Optional<OfficerId> superior)
      implements OfficerEvent {
    /** Refuses a malformed role, and whoever answers to themselves. */
    public OfficerAppointed {
      Wellformed.text("role", role, 100);
      if (superior.filter(officer::equals).isPresent()) {
        throw new IllegalArgumentException("an officer does not answer to themselves");
      }
    }
  }

  /** An officer left; they can act no more, and what they did stays. */
  record OfficerLeft(Actor actor, String reason, OfficerId officer) implements OfficerEvent {}

  /** An officer declared that the ties on file are all that there are. Due once a year. */
  record TiesDeclared(Actor actor, String reason, OfficerId officer) implements OfficerEvent {}

  /**
   * A tie came to light.
   *
   * @param tie the tie
   * @param officer whose
   * @param organisation to whom
   * @param kind of what kind
   * @param since since when
   * @param commitment to the particulars, names among them
   */
  record TieDeclared(
      Actor actor,
      String reason,
      TieId tie,
      OfficerId officer,
      OrganisationId organisation,
      Tie.Kind kind,
      LocalDate since,
      Commitment commitment)
      implements OfficerEvent {}

  /**
   * A tie is over.
   *
   * @param until its last day
   */
  record TieEnded(Actor actor, String reason, OfficerId officer, TieId tie, LocalDate until)
      implements OfficerEvent {}

  /**
   * Somebody says that an officer has a tie that is not on file.
   *
   * @param organisation to whom
   */
  record TieChallenged(Actor actor, String reason, OfficerId officer, OrganisationId organisation)
      implements OfficerEvent {}
}
