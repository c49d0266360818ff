package org.evenhand.audit.findings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.audit.ledger.Actor;
import org.evenhand.audit.ledger.ExceptionCase;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Officers;

/**
 * Exceptions that came into force without what they take: approvals of two officers other than the
 * one who began it and the one who proposed it, neither tied to whom it is for; one of them from
 * outside the line of whoever began it, if that one is tied.
 */
final class MissingApprovals implements Rule {
  private static final int NEEDED = 2;

  @Override
  public List<Finding> in(Ledger ledger) {
    var officers = ledger.register().officers();
    return ledger.register().exceptions().values().stream()
        .filter(one -> one.published().isPresent())
        .filter(one -> !enough(one, officers))
        .map(one -> finding(one, officers))
        .toList();
  }

  private static Set<Actor> counting(ExceptionCase one, Officers officers) {
    var published = one.published().orElseThrow();
    return one.approvals().stream()
        .filter(act -> act.index() < published.index() && act.actor().isOfficer())
        .filter(act -> !act.actor().equals(one.instigator()))
        .filter(act -> !act.actor().equals(one.proposed().actor()))
        .filter(act -> !knownTied(one, officers, act))
        .map(LoggedAct::actor)
        .collect(Collectors.toSet());
  }

  private static boolean knownTied(ExceptionCase one, Officers officers, LoggedAct act) {
    return officers
        .tied(act.actor(), one.organisation(), act.at())
        .filter(tie -> tie.declared().index() < act.index())
        .isPresent();
  }

  private static boolean enough(ExceptionCase one, Officers officers) {
    var counting = counting(one, officers);
    return counting.size() >= NEEDED
        && (!instigatorTied(one, officers)
            || counting.stream().anyMatch(who -> isOutside(one, officers, who)));
  }

  private static boolean instigatorTied(ExceptionCase one, Officers officers) {
    var published = one.published().orElseThrow();
    return officers
        .tied(one.instigator(), one.organisation(), published.at())
        .filter(tie -> tie.declared().index() < published.index())
        .isPresent();
  }

  private static boolean isOutside(ExceptionCase one, Officers officers, Actor who) {
    var at = one.published().orElseThrow().at();
    return !officers.line(who.id(), at).contains(one.instigator().id())
        && !officers.line(one.instigator().id(), at).contains(who.id());
  }

  private static Finding finding(ExceptionCase one, Officers officers) {
    int many = counting(one, officers).size();
    var published = one.published().orElseThrow();
    var lacking =
        many < NEEDED
            ? many + " of " + NEEDED + " approvals that count"
            : "no approval from outside the line of whoever began it, who is tied";
    return new Finding(
        Kind.EXCEPTION_WITHOUT_APPROVAL,
        "Exception " + one.id() + " came into force with " + lacking + ".",
        published.at(),
        one.organisation(),
        Words.cited(Words.made(one)),
        0,
        Severity.BREACH);
  }
}
