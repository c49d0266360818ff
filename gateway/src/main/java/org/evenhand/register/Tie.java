package org.evenhand.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.evenhand.vocabulary.OrganisationId;

/**
 * A relation between an officer and an organisation. The public sees the officer's role, the kind
 * and the commitment.
 *
 * @param id which
 * @param officer whose
 * @param organisation to whom
 * @param kind of what kind
 * @param since since when
 * @param until its last day; empty while it is open
 * @param declaredAt when the register learnt of it
 * @param commitment to the particulars
 */
public record Tie(
    TieId id,
    OfficerId officer,
    OrganisationId organisation,
    Kind kind,
    LocalDate since,
    Optional<LocalDate> until,
    Instant declaredAt,
    Commitment commitment) {

  /** What a tie can be. */
  public enum Kind {
    /** Kinship or partnership. */
    FAMILY,
    /** A close friendship. */
    FRIENDSHIP,
    /** Money in it. */
    INVESTMENT,
    /** A seat on its board. */
    BOARD_SEAT,
    /** They worked there. */
    FORMER_EMPLOYMENT
  }

  /** Whether it still stands. */
  public boolean open() {
    return until.isEmpty();
  }

  Tie ended(LocalDate lastDay) {
    return new Tie(
        id, officer, organisation, kind, since, Optional.of(lastDay), declaredAt, commitment);
  }
}
