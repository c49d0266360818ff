package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A deviation from the terms for a named beneficiary, and how far it came.
 *
 * @param id which
 * @param organisation whom it favours, or disfavours
 * @param apps for which of its apps
 * @param effect how it departs from the terms
 * @param from from when, at the earliest
 * @param until to when
 * @param instigator who began it
 * @param deal the deal that it belongs to
 * @param considerations what was given for it
 * @param programme the rule that made it
 * @param proposed the act that proposed it
 * @param acts all later acts about it, in order: approvals, refusals of approvals, publication,
 *     revocation
 */
public record ExceptionCase(
    String id,
    String organisation,
    Set<String> apps,
    Effect effect,
    Instant from,
    Instant until,
    Actor instigator,
    Optional<String> deal,
    Set<String> considerations,
    Optional<String> programme,
    LoggedAct proposed,
    List<LoggedAct> acts) {
  private static final String APPROVED = "exception_approved";
  private static final String REFUSED = "approval_refused";
  private static final String PUBLISHED = "exception_published";
  private static final String REVOKED = "exception_revoked";

  /** Keeps copies. */
  public ExceptionCase {
    apps = Set.copyOf(apps);
    considerations = Set.copyOf(considerations);
    acts = List.copyOf(acts);
  }

  ExceptionCase with(LoggedAct act) {
    var all = new ArrayList<>(acts);
    all.add(act);
    return new ExceptionCase(
        id,
        organisation,
        apps,
        effect,
        from,
        until,
        instigator,
        deal,
        considerations,
        programme,
        proposed,
        all);
  }

  /** Approvals that the register counted. */
  public List<LoggedAct> approvals() {
    return of(APPROVED);
  }

  /** Approvals that the register did not count. */
  public List<LoggedAct> refusedApprovals() {
    return of(REFUSED);
  }

  /** The act that made it public: from then on it can be in force. */
  public Optional<LoggedAct> published() {
    return of(PUBLISHED).stream().findFirst();
  }

  /** The act that took it back. */
  public Optional<LoggedAct> revoked() {
    return of(REVOKED).stream().findFirst();
  }

  private List<LoggedAct> of(String type) {
    return acts.stream().filter(act -> act.type().equals(type)).toList();
  }

  /** Whether something is given for it, or a rule about what is given made it. */
  public boolean paid() {
    return deal.isPresent() || programme.isPresent() || !considerations.isEmpty();
  }

  /**
   * From when it was in force; empty if it never was. A suspension because of a tie that came to
   * light later is not seen here.
   */
  public Optional<Instant> beganAt() {
    return published()
        .map(act -> act.at().isAfter(from) ? act.at() : from)
        .filter(begin -> begin.isBefore(endedAt()));
  }

  /** When it ends or ended. */
  public Instant endedAt() {
    return revoked().map(LoggedAct::at).filter(at -> at.isBefore(until)).orElse(until);
  }

  /** Whether it was in force at some moment up to then. */
  public boolean wasInForce(Instant by) {
    return beganAt().filter(begin -> !begin.isAfter(by)).isPresent();
  }
}
