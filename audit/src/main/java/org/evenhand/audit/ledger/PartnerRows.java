package org.evenhand.audit.ledger;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.evenhand.audit.ledger.Consideration.Kind;

/** What each organisation gave, and how close it is. */
final class PartnerRows {
  private final Register register;
  private final Map<String, List<App>> apps;
  private final Map<String, List<Consideration>> given;
  private final Map<String, List<Tie>> ties;

  private PartnerRows(Register register) {
    this.register = register;
    apps = register.apps().values().stream().collect(groupingBy(App::organisation));
    given =
        register.considerations().values().stream()
            .collect(groupingBy(Consideration::organisation));
    ties = register.officers().ties().stream().collect(groupingBy(Tie::organisation));
  }

  static List<PartnerRow> of(Register register) {
    var rows = new PartnerRows(register);
    return register.organisations().keySet().stream().map(rows::row).toList();
  }

  private PartnerRow row(String organisation) {
    var asked = firstRequest(organisation);
    var own = apps.getOrDefault(organisation, List.of());
    var facts =
        asked.flatMap(one -> register.app(one.app()).map(app -> app.factsAt(one.asked().at())));
    return new PartnerRow(
        organisation,
        gave(organisation, Kind.PAYMENT) > 0,
        gave(organisation, Kind.RECIPROCAL_DATA) > 0,
        gave(organisation, Kind.LAUNCH_PARTNERSHIP) > 0,
        ties.getOrDefault(organisation, List.of()).size() + gave(organisation, Kind.PERSONAL_TIE),
        facts
            .map(App.Facts::category)
            .or(() -> own.stream().findFirst().map(App::category))
            .orElse(""),
        facts.map(it -> OptionalLong.of(it.violations())).orElseGet(OptionalLong::empty));
  }

  private long gave(String organisation, Kind kind) {
    return given.getOrDefault(organisation, List.of()).stream()
        .filter(one -> one.kind() == kind)
        .count();
  }

  private Optional<Request> firstRequest(String organisation) {
    return apps.getOrDefault(organisation, List.of()).stream()
        .flatMap(app -> register.requestsOf(app.id()).stream())
        .filter(one -> !one.unasked())
        .min((one, other) -> Long.compare(one.asked().index(), other.asked().index()));
  }
}
