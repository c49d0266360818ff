package org.evenhand.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evenhand.register.ExceptionCase.Approval;
import org.evenhand.register.ExceptionCase.Stage;

/**
 * Whose approval of an exception counts, and how many it takes. Two officers other than its
 * instigator and proposer, none tied to the beneficiary, nor anyone above them; where the
 * instigator is tied, one of the two must come from outside the instigator's line.
 */
final class Approving {
  private static final int NEEDED = 2;

  private final Officers officers;
  private final ExceptionCase exception;

  Approving(Officers officers, ExceptionCase exception) {
    this.officers = officers;
    this.exception = exception;
  }

  /** Why an approval by that officer would not count at that moment; empty if it would. */
  Optional<String> refusal(Officer officer, Instant at) {
    var terms = exception.terms();
    if (exception.stage() != Stage.PROPOSED && exception.stage() != Stage.SUSPENDED) {
      return Optional.of("the exception does not wait for approvals");
    }
    if (!at.isBefore(terms.until())) {
      return Optional.of("the exception has expired");
    }
    if (is(terms.instigator(), officer)) {
      return Optional.of("the instigator cannot approve it");
    }
    if (is(exception.proposer(), officer)) {
      return Optional.of("whoever proposed it cannot approve it");
    }
    if (exception.approvals().stream().anyMatch(one -> one.officer().equals(officer.id()))) {
      return Optional.of("they approved it already");
    }
    if (officer.overdue(at)) {
      return Optional.of("their yearly declaration of ties is overdue");
    }
    return tied(officer);
  }

  private Optional<String> tied(Officer officer) {
    return officers
        .tied(officer.id(), exception.terms().organisation())
        .map(tie ->
            (tie.officer().equals(officer.id()) ? "they have" : "somebody above them has")
                + " an open tie to "
                + tie.organisation());
  }

  private static boolean is(Actor actor, Officer officer) {
    return actor.role().equals(Actor.OFFICER) && actor.id().equals(officer.id().value());
  }

  /** Whether those who approved are enough. */
  boolean enough(List<Approval> approvals) {
    return approvals.size() >= NEEDED && (!instigatorTied() || outsider(approvals));
  }

  /** Whether somebody from outside the instigator's line has yet to approve. */
  boolean needsOutsider() {
    return instigatorTied() && !outsider(exception.approvals());
  }

  private boolean instigatorTied() {
    return instigator()
        .flatMap(who -> officers.tied(who, exception.terms().organisation()))
        .isPresent();
  }

  private Optional<OfficerId> instigator() {
    var who = exception.terms().instigator();
    return who.role().equals(Actor.OFFICER)
        ? Optional.of(new OfficerId(who.id()))
        : Optional.empty();
  }

  private boolean outsider(List<Approval> approvals) {
    return instigator()
        .filter(who -> approvals.stream().anyMatch(one -> !officers.inOneLine(one.officer(), who)))
        .isPresent();
  }

  /** Whether it would still have enough, with what is known of ties by now. */
  boolean stands() {
    return exception.approvals().stream()
            .allMatch(
                one -> officers.tied(one.officer(), exception.terms().organisation()).isEmpty())
        && enough(exception.approvals());
  }
}
