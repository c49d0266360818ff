package org.evenhand.audit.ledger;

import java.util.Optional;
import java.util.Set;

/**
 * A request for access, or an offer of it that nobody asked for.
 *
 * @param id which
 * @param app for which app
 * @param dataTypes to what
 * @param purposes for what
 * @param asked the act that made it
 * @param ruling the first ruling; empty while it waits
 * @param appealed the act that appealed it
 * @param appeal the ruling on that
 */
public record Request(
    String id,
    String app,
    Set<String> dataTypes,
    Set<String> purposes,
    LoggedAct asked,
    Optional<Ruling> ruling,
    Optional<LoggedAct> appealed,
    Optional<Ruling> appeal) {
  /** Keeps copies. */
  public Request {
    dataTypes = Set.copyOf(dataTypes);
    purposes = Set.copyOf(purposes);
  }

  /**
   * What was ruled.
   *
   * @param granted whether it was granted; else it was refused
   * @param act by which act
   */
  public record Ruling(boolean granted, LoggedAct act) {}

  /** Whether the platform offered it, unasked. */
  public boolean unasked() {
    return asked.actor().isOfficer();
  }

  Request ruled(Ruling how) {
    return new Request(id, app, dataTypes, purposes, asked, Optional.of(how), appealed, appeal);
  }

  Request appealedBy(LoggedAct act) {
    return new Request(id, app, dataTypes, purposes, asked, ruling, Optional.of(act), appeal);
  }

  Request ruledAgain(Ruling how) {
    return new Request(id, app, dataTypes, purposes, asked, ruling, appealed, Optional.of(how));
  }
}
