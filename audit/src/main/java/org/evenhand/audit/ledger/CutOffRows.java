package org.evenhand.audit.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.RulingRow.Outcome;
import org.evenhand.audit.ledger.RulingRow.Unit;

/**
 * Cut-offs, one row for each app that one touched. Those that an exception spared are among the
 * exceptions; those taken back before they took effect ended nothing.
 */
record CutOffRows(Register register) {
  private static final double SECONDS_PER_DAY = 86_400;

  List<RulingRow> rows() {
    return register.cutOffs().values().stream()
        .filter(
            one -> one.withdrawn().filter(act -> !act.at().isAfter(one.effectiveAt())).isEmpty())
        .flatMap(this::rows)
        .toList();
  }

  private Stream<RulingRow> rows(CutOff cutOff) {
    return register.touchedBy(cutOff).stream()
        .filter(app -> !spared(cutOff, app))
        .map(app -> row(cutOff, app));
  }

  private boolean spared(CutOff cutOff, App app) {
    return register.exceptions().values().stream()
        .anyMatch(one ->
            one.effect().equals(new Effect.Lenience(cutOff.id()))
                && one.apps().contains(app.id())
                && one.beganAt().isPresent()
                && one.endedAt().isAfter(cutOff.effectiveAt()));
  }

  /** The data type that it ends, or all. */
  static String type(CutOff cutOff) {
    return cutOff.of().equals("datatype") ? cutOff.target() : RulingRow.ALL;
  }

  private RulingRow row(CutOff cutOff, App app) {
    var at = cutOff.announced().at();
    return new RulingRow(
        cutOff.id() + "/" + app.id(),
        Unit.CUT_OFF,
        cutOff.announced(),
        at,
        app.organisation(),
        app.id(),
        type(cutOff),
        cutOff.of().equals("purpose") ? cutOff.target() : "",
        Outcome.CUT_OFF,
        Optional.empty(),
        true,
        cutOff.announced().actor().id(),
        Optional.empty(),
        register.categoryOf(app.id(), at),
        Rulings.terms(register, at),
        Optional.empty(),
        OptionalDouble.of(cutOff.notice().toSeconds() / SECONDS_PER_DAY),
        OptionalDouble.of(0),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
