package org.evenhand.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.decide.Rule;
import org.evenhand.vocabulary.Facts.Allowance;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;

/** Writes decisions into a town's record that its rule did not make. */
final class Forger {
  private final Town town;

  Forger(Town town) {
    this.town = town;
  }

  /** What the rule says now. */
  Decision honest(Caller caller, Query query) {
    var request =
        new Request(
            caller.app(),
            caller.viewer(),
            caller.purpose(),
            caller.scope(),
            "GET /v1/me/friends",
            query,
            town.log.now());
    try (var people = town.people.snapshot()) {
      var then =
          new PastFacts.Then(
              town.log.applied(), people, town.consents.snapshot(), town.register.snapshot());
      var facts = new PastFacts(Town.CATALOGUE, town.vault);
      return Rule.decide(request, facts.of(then, request, new Allowance(100, 5_000)));
    }
  }

  /** Writes it, whatever the ring says. */
  long write(Decision decision) {
    return switch (town.log.admitAtWriter(() -> decision)) {
      case org.evenhand.record.Admission.Admitted(var permit) -> permit.position();
      case org.evenhand.record.Admission.RefusalRecorded(long position) -> position;
      case org.evenhand.record.Admission.Stale _ -> throw new AssertionError();
    };
  }

  long refusal(Caller caller, Query query, Reason reason, String type) {
    var honest = honest(caller, query);
    return write(
        DecisionFixtures.refused(honest.request(), honest.factsAt(), reason, Offices.type(type)));
  }

  long ground(Caller caller, Query query, Ground ground) {
    var honest = honest(caller, query);
    return write(with(honest, ground, honest.shown(), permitted(honest).withheld()));
  }

  long withheld(Caller caller, Query query, Withheld withheld) {
    var honest = honest(caller, query);
    return write(with(honest, permitted(honest).ground(), honest.shown(), withheld));
  }

  long items(Caller caller, Query query, UnaryOperator<List<Shown>> change) {
    var honest = honest(caller, query);
    var shown = honest.shown();
    var items = change.apply(new ArrayList<>(shown.items()));
    var list = new ShownList(shown.edge(), shown.owner(), items, shown.before(), shown.after());
    return write(with(honest, permitted(honest).ground(), list, permitted(honest).withheld()));
  }

  private static Outcome.Permitted permitted(Decision decision) {
    return (Outcome.Permitted) decision.outcome();
  }

  private static Decision with(Decision honest, Ground ground, ShownList shown, Withheld withheld) {
    return DecisionFixtures.permitted(honest.request(), honest.factsAt(), ground, shown, withheld);
  }

  static Shown person(PersonId person, String... fields) {
    long bits = Field.ID;
    for (var field : fields) {
      bits |= Town.CATALOGUE.field(ObjectKind.PERSON, field).orElseThrow().bit();
    }
    return new Shown(new Line.OfPerson(person, bits), 0, List.of());
  }
}
