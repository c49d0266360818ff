package org.evenhand.audit.findings;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evenhand.audit.ledger.Effect;
import org.evenhand.audit.ledger.ExceptionCase;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Register;

/**
 * Exceptions that favour somebody, came into force, and have something given for them. Those of one
 * programme are one finding. Whether the people concerned were asked again can't be told: consents
 * are private. That they must be is the gateway's rule, and {@code evenhand replay} its test.
 */
final class PaidExceptions implements Rule {
  private static final String CONSENT =
      " Whether people were asked again is not in the public record.";

  @Override
  public List<Finding> in(Ledger ledger) {
    var groups =
        ledger.register().exceptions().values().stream()
            .filter(one -> one.paid() && !(one.effect() instanceof Effect.Narrower))
            .filter(one -> one.wasInForce(ledger.asOf()))
            .collect(
                groupingBy(
                    one -> one.programme().map(id -> "programme " + id).orElse(one.id()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(group ->
            group.getKey().startsWith("programme ")
                ? programme(group.getKey(), group.getValue())
                : single(ledger.register(), group.getValue().getFirst()))
        .toList();
  }

  private static Finding single(Register register, ExceptionCase one) {
    var acts = new ArrayList<LoggedAct>(Words.made(one));
    one.deal()
        .flatMap(id -> Optional.ofNullable(register.deals().get(id)))
        .ifPresent(deal -> acts.add(deal.opened()));
    Words.givers(register, one).forEach(given -> acts.add(given.recorded()));
    var given = Words.given(register, one);
    return new Finding(
        Kind.PAID_EXCEPTION,
        register.nameOf(one.organisation())
            + " has exception "
            + one.id()
            + " ("
            + effect(one.effect())
            + ")"
            + one.deal().map(id -> " in deal " + id).orElse("")
            + (given.isEmpty() ? "." : ". Given for it: " + given + ".")
            + CONSENT,
        one.beganAt().orElseThrow(),
        one.organisation(),
        Words.cited(acts),
        0,
        Severity.CONCERN);
  }

  private static Finding programme(String programme, List<ExceptionCase> made) {
    var acts = made.stream().flatMap(one -> Words.made(one).stream()).toList();
    return new Finding(
        Kind.PAID_EXCEPTION,
        "By "
            + programme
            + " "
            + Words.count(made.size(), "exception", "exceptions")
            + " came into force ("
            + effect(made.getFirst().effect())
            + "): "
            + Words.list(made.stream().map(ExceptionCase::organisation).toList())
            + "."
            + CONSENT,
        made.getFirst().beganAt().orElseThrow(),
        "",
        Words.cited(acts),
        0,
        Severity.CONCERN);
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case Effect.Wider(var types, var purposes) ->
          "more than the terms: " + Words.list(types) + " for " + Words.list(purposes);
      case Effect.Narrower(var types, _) -> "less than the terms: without " + Words.list(types);
      case Effect.OtherLimits(var calls) -> calls + " calls an hour";
      case Effect.Lenience(var cutOff) -> "cut-off " + cutOff + " put off";
      case Effect.Price(var prices, var currency) ->
          "other prices: " + prices.size() + " in " + currency;
    };
  }
}
