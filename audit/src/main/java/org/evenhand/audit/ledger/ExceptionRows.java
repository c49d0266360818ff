package org.evenhand.audit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.RulingRow.Outcome;
import org.evenhand.audit.ledger.RulingRow.Unit;

/**
 * Exceptions that came into force, or were taken back before; one row for each app and data type.
 * Those that still wait are no decision yet.
 */
record ExceptionRows(Register register) {
  private static final double SECONDS_PER_DAY = 86_400;

  /** What one exception does to one data type. */
  private record Part(
      String dataType,
      Set<String> purposes,
      Outcome outcome,
      OptionalDouble noticeDays,
      OptionalDouble lenienceDays,
      OptionalLong price,
      OptionalLong callsPerHour) {
    static Part of(String type, Set<String> purposes, Outcome outcome) {
      return new Part(
          type,
          purposes,
          outcome,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
    }

    Part priced(long minorUnits) {
      return new Part(
          dataType,
          purposes,
          outcome,
          noticeDays,
          lenienceDays,
          OptionalLong.of(minorUnits),
          callsPerHour);
    }

    Part limited(long calls) {
      return new Part(
          dataType, purposes, outcome, noticeDays, lenienceDays, price, OptionalLong.of(calls));
    }
  }

  List<RulingRow> rows() {
    return register.exceptions().values().stream().flatMap(this::rows).toList();
  }

  private Stream<RulingRow> rows(ExceptionCase one) {
    var decided = one.beganAt().or(() -> one.revoked().map(LoggedAct::at));
    return decided.stream()
        .flatMap(at ->
            new TreeSet<>(one.apps())
                .stream().flatMap(app -> parts(one).map(part -> row(one, app, part, at))));
  }

  private Stream<Part> parts(ExceptionCase one) {
    var given = one.beganAt().isPresent() ? Outcome.GRANTED : Outcome.REFUSED;
    return switch (one.effect()) {
      case Effect.Wider(var types, var purposes) ->
          new TreeSet<>(types).stream().map(type -> Part.of(type, purposes, given));
      case Effect.Narrower(var types, var purposes) ->
          one.beganAt().isEmpty()
              ? Stream.empty() // what was not taken away was not decided against them
              : new TreeSet<>(types).stream().map(type -> Part.of(type, purposes, Outcome.REFUSED));
      case Effect.Price(var prices, _) ->
          new TreeSet<>(prices.keySet())
              .stream()
                  .map(
                      type -> Part.of(type, Set.of(), given).priced(prices.getOrDefault(type, 0L)));
      case Effect.OtherLimits(var calls) ->
          Stream.of(Part.of(RulingRow.ALL, Set.of(), given).limited(calls));
      case Effect.Lenience(var id) ->
          Optional.ofNullable(register.cutOffs().get(id))
              .map(cutOff -> lenience(one, cutOff, given))
              .stream();
    };
  }

  private static Part lenience(ExceptionCase one, CutOff cutOff, Outcome given) {
    boolean extended = given == Outcome.GRANTED && one.endedAt().isAfter(cutOff.effectiveAt());
    var after = extended ? Duration.between(cutOff.effectiveAt(), one.endedAt()) : Duration.ZERO;
    return new Part(
        CutOffRows.type(cutOff),
        Set.of(),
        extended ? Outcome.EXTENDED : Outcome.REFUSED,
        OptionalDouble.of(cutOff.notice().toSeconds() / SECONDS_PER_DAY),
        OptionalDouble.of(after.toSeconds() / SECONDS_PER_DAY),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private RulingRow row(ExceptionCase one, String app, Part part, Instant at) {
    boolean several = one.apps().size() > 1 || parts(one).count() > 1;
    var asked = askedBefore(one, app, part);
    var approvals = one.approvals();
    return new RulingRow(
        several ? one.id() + "/" + app + "/" + part.dataType() : one.id(),
        Unit.EXCEPTION,
        one.beganAt().isPresent() ? one.published().orElseThrow() : one.revoked().orElseThrow(),
        at,
        one.organisation(),
        app,
        part.dataType(),
        String.join(" ", new TreeSet<>(part.purposes())),
        part.outcome(),
        asked,
        asked.isEmpty(),
        approvals.isEmpty() ? "" : approvals.getLast().actor().id(),
        Optional.empty(),
        register.categoryOf(app, one.proposed().at()),
        Rulings.terms(register, at),
        Optional.of(one.effect() instanceof Effect.Wider),
        part.noticeDays(),
        part.lenienceDays(),
        byTerms(part, part.price(), Rulings.price(register, at, part.dataType())),
        byTerms(part, part.callsPerHour(), Rulings.limit(register, at)));
  }

  /** What the exception sets; else, where it grants something, what the terms do. */
  private static OptionalLong byTerms(Part part, OptionalLong own, OptionalLong terms) {
    return own.isPresent() || part.outcome() != Outcome.GRANTED ? own : terms;
  }

  /** When the organisation itself had last asked for that, if it ever did. */
  private Optional<Instant> askedBefore(ExceptionCase one, String app, Part part) {
    return register.requestsOf(app).stream()
        .filter(request -> !request.unasked())
        .filter(request -> request.dataTypes().contains(part.dataType()))
        .map(request -> request.asked().at())
        .filter(at -> at.isBefore(one.proposed().at()))
        .reduce((_, later) -> later);
  }
}
