package org.evenhand.audit.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.App;
import org.evenhand.audit.ledger.Complaint;
import org.evenhand.audit.ledger.CutOff;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Register;
import org.evenhand.audit.ledger.Terms;

/**
 * Cut-offs on shorter notice than the terms promised to whom they touched, or, where one names an
 * app or an organisation, on less than half the shortest notice that any other had. Notice counts
 * from when the public could know. An emergency's is left alone: another officer must review it.
 */
final class ShortNotice implements Rule {
  private static final double SECONDS_PER_DAY = 86_400;

  @Override
  public List<Finding> in(Ledger ledger) {
    var register = ledger.register();
    var notices =
        register.cutOffs().values().stream()
            .filter(one -> one.withdrawn().isEmpty() && !one.emergency())
            .toList();
    return notices.stream()
        .flatMap(one ->
            Stream.of(promised(register, one), others(register, one, notices))
                .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<Finding> promised(Register register, CutOff cutOff) {
    var broken = new LinkedHashMap<App, Terms>();
    for (var app : register.touchedBy(cutOff)) {
      register
          .agreementOf(app.id(), cutOff.announced().at())
          .flatMap(agreement -> register.termsOf(agreement.terms()))
          .filter(terms -> days(cutOff.notice()) < terms.cutOffNoticeDays())
          .ifPresent(terms -> broken.put(app, terms));
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of(promised(cutOff, broken));
  }

  private static Finding promised(CutOff cutOff, Map<App, Terms> broken) {
    var first = broken.entrySet().iterator().next();
    var terms = first.getValue();
    var owners = broken.keySet().stream().map(App::organisation).distinct().toList();
    return new Finding(
        Kind.NOTICE_SHORTER_THAN_PROMISED,
        "Cut-off "
            + cutOff.id()
            + " came with "
            + Words.days(cutOff.notice())
            + " of notice for "
            + (broken.size() == 1 ? first.getKey().id() : broken.size() + " apps")
            + "; terms "
            + terms.version()
            + " promise "
            + terms.cutOffNoticeDays()
            + " days.",
        cutOff.announced().at(),
        owners.size() == 1 ? owners.getFirst() : "",
        Words.cited(List.of(cutOff.announced(), terms.published())),
        0,
        Severity.BREACH);
  }

  private static double days(Duration notice) {
    return notice.toSeconds() / SECONDS_PER_DAY;
  }

  private static Optional<Finding> others(Register register, CutOff cutOff, List<CutOff> notices) {
    if (!cutOff.singlesOut()) {
      return Optional.empty();
    }
    return notices.stream()
        .filter(other -> !other.id().equals(cutOff.id()))
        .min((one, other) -> one.notice().compareTo(other.notice()))
        .filter(shortest -> cutOff.notice().multipliedBy(2).compareTo(shortest.notice()) < 0)
        .map(shortest -> finding(register, cutOff, shortest));
  }

  private static Finding finding(Register register, CutOff cutOff, CutOff shortest) {
    var organisation = organisation(register, cutOff);
    var complaints = complaints(register, cutOff);
    var acts = new ArrayList<LoggedAct>();
    acts.add(cutOff.announced());
    acts.add(shortest.announced());
    for (var complaint : complaints) {
      acts.add(complaint.filed());
      complaint.ruled().ifPresent(acts::add);
    }
    return new Finding(
        Kind.NOTICE_SHORTER_THAN_OTHERS,
        register.nameOf(organisation)
            + " had "
            + Words.days(cutOff.notice())
            + " of notice of cut-off "
            + cutOff.id()
            + "; the shortest that anybody else had was "
            + Words.days(shortest.notice())
            + " ("
            + shortest.id()
            + ")."
            + (complaints.stream().anyMatch(Complaint::upheld)
                ? " Its complaint was upheld."
                : complaints.isEmpty() ? "" : " It complained."),
        cutOff.announced().at(),
        organisation,
        Words.cited(acts),
        0,
        Severity.CONCERN);
  }

  private static String organisation(Register register, CutOff cutOff) {
    return cutOff.of().equals("organisation")
        ? cutOff.target()
        : register.ownerOf(cutOff.target()).orElse("");
  }

  private static List<Complaint> complaints(Register register, CutOff cutOff) {
    return register.complaints().values().stream()
        .filter(one -> cutOff.announced().standsAt(one.about()))
        .toList();
  }
}
