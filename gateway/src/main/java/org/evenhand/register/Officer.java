package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may act for the platform.
 *
 * @param id which
 * @param role what they do, as the public is told
 * @param superior to whom they answer
 * @param appointedAt since when
 * @param declaredAt when they last said what ties them; their appointment counts as the first time
 * @param inOffice false once they left
 */
public record Officer(
    OfficerId id,
    String role,
    Optional<OfficerId> superior,
    Instant appointedAt,
    Instant declaredAt,
    boolean inOffice) {
  private static final Duration DECLARED_EVERY = Duration.ofDays(365);

  /** Whether the yearly declaration of ties is overdue: then no approval of theirs counts. */
  public boolean overdue(Instant at) {
    return at.isAfter(declarationDue());
  }

  /** Until when they must declare their ties anew. */
  public Instant declarationDue() {
    return declaredAt.plus(DECLARED_EVERY);
  }

  Officer declared(Instant at) {
    return new Officer(id, role, superior, appointedAt, at, inOffice);
  }

  Officer left() {
    return new Officer(id, role, superior, appointedAt, declaredAt, false);
  }
}
