package org.evenhand.audit.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.CutOff;
import org.evenhand.audit.ledger.DataTypes;
import org.evenhand.audit.ledger.Effect;
import org.evenhand.audit.ledger.ExceptionCase;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Register;
import org.evenhand.audit.ledger.Tallied;

/**
 * Access after a cut-off: by an exception, which others did not have; or by none, which tallies
 * show. Of a purpose that was cut off tallies tell nothing, for they do not name purposes.
 */
final class AfterCutOff implements Rule {
  @Override
  public List<Finding> in(Ledger ledger) {
    return ledger.register().cutOffs().values().stream()
        .filter(cutOff -> cutOff.withdrawn().isEmpty())
        .flatMap(cutOff -> Stream.concat(spared(ledger, cutOff), drawn(ledger, cutOff)))
        .toList();
  }

  private static Stream<Finding> spared(Ledger ledger, CutOff cutOff) {
    return ledger.register().exceptions().values().stream()
        .filter(one -> one.effect().equals(new Effect.Lenience(cutOff.id())))
        .filter(one -> one.wasInForce(ledger.asOf()))
        .filter(one -> one.endedAt().isAfter(cutOff.effectiveAt()))
        .filter(_ -> !cutOff.effectiveAt().isAfter(ledger.asOf()))
        .map(one -> spared(ledger, cutOff, one));
  }

  private static Finding spared(Ledger ledger, CutOff cutOff, ExceptionCase one) {
    var register = ledger.register();
    var given = Words.givers(register, one);
    var acts = new ArrayList<LoggedAct>();
    acts.add(cutOff.announced());
    acts.addAll(Words.made(one));
    given.forEach(it -> acts.add(it.recorded()));
    return new Finding(
        Kind.ACCESS_AFTER_CUT_OFF,
        what(cutOff)
            + " ended on "
            + Words.day(cutOff.effectiveAt())
            + "; "
            + register.nameOf(one.organisation())
            + " ("
            + Words.list(one.apps())
            + ") keeps it until "
            + Words.day(one.endedAt())
            + ", "
            + Words.days(Duration.between(cutOff.effectiveAt(), one.endedAt()))
            + " longer, by exception "
            + one.id()
            + "."
            + (given.isEmpty() ? "" : " Given for it: " + Words.given(register, one) + ".")
            + left(ledger, one),
        cutOff.effectiveAt(),
        one.organisation(),
        Words.cited(acts),
        0,
        Severity.CONCERN);
  }

  private static String left(Ledger ledger, ExceptionCase one) {
    long lines =
        ledger.tallied().stream()
            .filter(sum -> sum.key().permitted())
            .filter(sum -> Grounds.exceptions(sum.key()).contains(one.id()))
            .mapToLong(Tallied::lines)
            .sum();
    return lines == 0
        ? " The tallies show no line that left by it."
        : " " + lines + " lines left by it.";
  }

  private static String what(CutOff cutOff) {
    return switch (cutOff.of()) {
      case "datatype" -> "For everybody " + cutOff.target();
      case "purpose" -> "For everybody use for " + cutOff.target();
      default -> "Access of " + cutOff.of() + " " + cutOff.target();
    };
  }

  private static Stream<Finding> drawn(Ledger ledger, CutOff cutOff) {
    return ledger.tallied().stream()
        .filter(sum -> sum.key().permitted() && closes(ledger.register(), cutOff, sum.key()))
        .filter(sum -> !Grounds.begin(sum.lastHour()).isBefore(cutOff.effectiveAt()))
        .filter(sum -> lenience(ledger.register(), cutOff, sum).isEmpty())
        .map(sum -> drawn(ledger, cutOff, sum));
  }

  private static boolean closes(Register register, CutOff cutOff, Tallied.Key key) {
    return switch (cutOff.of()) {
      case "datatype" -> DataTypes.holds(cutOff.target(), key.dataType());
      case "app" -> cutOff.target().equals(key.app());
      case "organisation" ->
          register.ownerOf(key.app()).filter(cutOff.target()::equals).isPresent();
      default -> false;
    };
  }

  /** The exception among its grounds that puts off that cut-off, if it did until then. */
  private static Optional<ExceptionCase> lenience(Register register, CutOff cutOff, Tallied sum) {
    var hour = Grounds.begin(sum.lastHour());
    return Grounds.exceptions(sum.key()).stream()
        .flatMap(id -> Optional.ofNullable(register.exceptions().get(id)).stream())
        .filter(one -> one.effect().equals(new Effect.Lenience(cutOff.id())))
        .filter(one -> one.endedAt().isAfter(hour))
        .findFirst();
  }

  private static Finding drawn(Ledger ledger, CutOff cutOff, Tallied sum) {
    return new Finding(
        Kind.ACCESS_AFTER_CUT_OFF,
        what(cutOff)
            + " ended on "
            + Words.day(cutOff.effectiveAt())
            + ", and "
            + sum.key().dataType()
            + " left to "
            + sum.key().app()
            + " in the hour "
            + sum.lastHour()
            + " on "
            + sum.key().ground()
            + ", which puts off no cut-off.",
        Grounds.begin(sum.lastHour()),
        ledger.register().ownerOf(sum.key().app()).orElse(""),
        List.of(Citation.of(cutOff.announced()), Grounds.cited(sum)),
        0,
        Severity.BREACH);
  }
}
