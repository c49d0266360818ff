package org.evenhand.audit.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.RulingRow.Outcome;
import org.evenhand.audit.ledger.RulingRow.Unit;

/**
 * Requests that were ruled on, and offers that nobody asked for, one row for each data type. The
 * outcome is that of the first ruling: an appeal comes only after a refusal, so counting its ruling
 * instead would mix what was decided with who objected.
 */
record RequestRows(Register register) {
  List<RulingRow> rows() {
    return register.requests().values().stream().flatMap(this::rows).toList();
  }

  private Stream<RulingRow> rows(Request request) {
    // An offer gives something by being made, unless an officer then ruled on it.
    var ruling =
        request
            .ruling()
            .or(() ->
                request.unasked()
                    ? Optional.of(new Request.Ruling(true, request.asked()))
                    : Optional.empty());
    return ruling.stream()
        .flatMap(how ->
            new TreeSet<>(request.dataTypes()).stream().map(type -> row(request, how, type)));
  }

  private RulingRow row(Request request, Request.Ruling ruling, String type) {
    var at = ruling.act().at();
    boolean several = request.dataTypes().size() > 1;
    return new RulingRow(
        several ? request.id() + "/" + type : request.id(),
        request.unasked() ? Unit.OFFER : Unit.REQUEST,
        ruling.act(),
        at,
        register.ownerOf(request.app()).orElse(request.app()),
        request.app(),
        type,
        String.join(" ", new TreeSet<>(request.purposes())),
        outcome(ruling),
        request.unasked() ? Optional.empty() : Optional.of(request.asked().at()),
        request.unasked(),
        ruling.act().actor().id(),
        request.appeal().map(RequestRows::outcome),
        register.categoryOf(request.app(), request.asked().at()),
        Rulings.terms(register, at),
        Rulings.wider(register, at, type, request.purposes()),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        ruling.granted() ? Rulings.price(register, at, type) : OptionalLong.empty(),
        ruling.granted() ? Rulings.limit(register, at) : OptionalLong.empty());
  }

  private static Outcome outcome(Request.Ruling ruling) {
    return ruling.granted() ? Outcome.GRANTED : Outcome.REFUSED;
  }
}
