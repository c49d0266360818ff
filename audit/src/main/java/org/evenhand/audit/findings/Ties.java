package org.evenhand.audit.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.Actor;
import org.evenhand.audit.ledger.ExceptionCase;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Officers;
import org.evenhand.audit.ledger.Register;
import org.evenhand.audit.ledger.Request;
import org.evenhand.audit.ledger.Tie;

/**
 * Officers who began, proposed, approved or ruled on something for an organisation to which they,
 * or somebody above them, are tied; whether the tie was on file by then or came to light later.
 */
final class Ties implements Rule {
  @Override
  public List<Finding> in(Ledger ledger) {
    var register = ledger.register();
    if (register.officers().ties().isEmpty()) {
      return List.of();
    }
    return Stream.of(exceptions(register), deals(register), rulings(register), credits(register))
        .flatMap(it -> it)
        .toList();
  }

  /** Somebody's part in something. */
  private record Part(String did, Actor who, LoggedAct act, Tie tie) {
    boolean onFile() {
      return tie.declared().index() < act.index();
    }

    String words(Officers officers) {
      var self = tie.officer().equals(who.id());
      return officers.words(who, act.at())
          + " "
          + did
          + ", and "
          + (self ? "has" : tie.officer() + " above them has")
          + " a tie to "
          + tie.organisation()
          + " ("
          + tie.kind().toLowerCase(Locale.ROOT).replace('_', ' ')
          + " since "
          + tie.since()
          + (onFile()
              ? ", on file by then"
              : ", declared only on " + Words.day(tie.declared().at()))
          + ")";
    }
  }

  private static Optional<Part> part(
      Register register, String did, Actor who, String organisation, LoggedAct act) {
    return register
        .officers()
        .tied(who, organisation, act.at())
        .map(tie -> new Part(did, who, act, tie));
  }

  private static Stream<Finding> exceptions(Register register) {
    return register.exceptions().values().stream().flatMap(one -> exception(register, one));
  }

  private static Stream<Finding> exception(Register register, ExceptionCase one) {
    var parts = new ArrayList<Part>();
    var organisation = one.organisation();
    part(register, "began it", one.instigator(), organisation, one.proposed())
        .ifPresent(parts::add);
    if (!one.proposed().actor().equals(one.instigator())) {
      part(register, "proposed it", one.proposed().actor(), organisation, one.proposed())
          .ifPresent(parts::add);
    }
    var counted = new ArrayList<Part>();
    for (var act : one.approvals()) {
      part(register, "approved it", act.actor(), organisation, act).ifPresent(counted::add);
    }
    parts.addAll(counted);
    for (var act : one.refusedApprovals()) {
      part(register, "wanted to approve it, which did not count", act.actor(), organisation, act)
          .ifPresent(parts::add);
    }
    return parts.isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                register,
                "exception " + one.id(),
                organisation,
                parts,
                counted.isEmpty() ? Severity.CONCERN : Severity.BREACH));
  }

  private static Stream<Finding> deals(Register register) {
    return register.deals().values().stream()
        .flatMap(deal ->
            part(register, "began it", deal.instigator(), deal.organisation(), deal.opened())
                .map(part ->
                    finding(
                        register,
                        "deal " + deal.id(),
                        deal.organisation(),
                        List.of(part),
                        Severity.CONCERN))
                .stream());
  }

  private static Stream<Finding> rulings(Register register) {
    return register.requests().values().stream()
        .flatMap(request ->
            Stream.of(request.ruling(), request.appeal())
                .flatMap(Optional::stream)
                .flatMap(ruling -> ruling(register, request, ruling).stream()));
  }

  private static Optional<Finding> ruling(
      Register register, Request request, Request.Ruling ruling) {
    var organisation = register.ownerOf(request.app()).orElse("");
    var did = ruling.granted() ? "granted it" : "refused it";
    return part(register, did, ruling.act().actor(), organisation, ruling.act())
        .map(part ->
            finding(
                register, "request " + request.id(), organisation, List.of(part), Severity.BREACH));
  }

  private static Stream<Finding> credits(Register register) {
    return register.invoices().values().stream()
        .flatMap(invoice ->
            invoice.settlement().stream()
                .flatMap(act ->
                    part(register, "settled it", act.actor(), invoice.organisation(), act)
                        .map(part ->
                            finding(
                                register,
                                "invoice " + invoice.id(),
                                invoice.organisation(),
                                List.of(part),
                                Severity.BREACH))
                        .stream()));
  }

  private static Finding finding(
      Register register, String what, String organisation, List<Part> parts, Severity severity) {
    var words = parts.stream().map(part -> part.words(register.officers())).distinct().toList();
    var acts =
        Stream.concat(
                parts.stream().map(part -> part.tie().declared()), parts.stream().map(Part::act))
            .distinct()
            .toList();
    return new Finding(
        Kind.TIE,
        "Of "
            + what
            + " for "
            + register.nameOf(organisation)
            + ": "
            + String.join("; ", words)
            + ".",
        parts.getLast().act().at(),
        organisation,
        Words.cited(acts),
        0,
        severity);
  }
}
