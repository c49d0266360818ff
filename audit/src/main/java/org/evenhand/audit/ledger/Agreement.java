package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An app's acceptance of a version of the terms.
 *
 * @param id which
 * @param app whose
 * @param terms which version
 * @param dataTypes what of the offer
 * @param purposes for what
 * @param accepted the act that accepted it
 * @param changes suspensions, resumptions and the end, in order
 */
public record Agreement(
    String id,
    String app,
    String terms,
    Set<String> dataTypes,
    Set<String> purposes,
    LoggedAct accepted,
    List<LoggedAct> changes) {
  /** The act that suspends one. */
  static final String SUSPENDED = "agreement_suspended";

  /** The act that ends one. */
  static final String ENDED = "agreement_ended";

  /** Keeps copies. */
  public Agreement {
    dataTypes = Set.copyOf(dataTypes);
    purposes = Set.copyOf(purposes);
    changes = List.copyOf(changes);
  }

  Agreement with(LoggedAct change) {
    var all = new ArrayList<>(changes);
    all.add(change);
    return new Agreement(id, app, terms, dataTypes, purposes, accepted, all);
  }

  /** Whether it was accepted by then and had not ended, be it suspended or not. */
  public boolean standsAt(Instant at) {
    return !accepted.at().isAfter(at)
        && changes.stream()
            .noneMatch(act ->
                !act.type().equals(SUSPENDED)
                    && !act.type().equals("agreement_resumed")
                    && !act.at().isAfter(at));
  }
}
