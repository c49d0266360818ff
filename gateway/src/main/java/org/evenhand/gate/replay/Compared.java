package org.evenhand.gate.replay;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Withheld;

/** Holds a new decision against what the record says of the old one. */
final class Compared {
  private final Again.Tools tools;
  private final Function<Bits128, Optional<PersonId>> people;
  private final Facts facts;
  private final Differences into;

  Compared(
      Again.Tools tools,
      Function<Bits128, Optional<PersonId>> people,
      Facts facts,
      Differences into) {
    this.tools = tools;
    this.people = people;
    this.facts = facts;
    this.into = into;
  }

  void compare(PastCall call, Decision decision) {
    switch (call.body()) {
      case Body.Access access -> {
        nobodyUnknown(access, call);
        answered(call, access, decision);
      }
      case Body.Refusal refusal -> refused(refusal, decision);
      default -> throw new IllegalArgumentException("nothing was decided at " + call.position());
    }
  }

  private void answered(PastCall call, Body.Access access, Decision decision) {
    switch (decision.outcome()) {
      case Outcome.Permitted permitted -> {
        ground(access.header().ground(), permitted.ground());
        withheld(access.withheld(), permitted.withheld());
        new LinesCompared(decision.request(), people, facts, into)
            .compare(access.lines(), again(call, decision).lines());
      }
      case Outcome.Refused(var reason, var type) ->
          into.other("it was answered, and is refused: " + reason.apiName() + ", " + type.value());
    }
  }

  // Written and read as any access is: so that tags are those that the gate would have written.
  private Body.Access again(PastCall call, Decision decision) {
    var body = tools.codec().access(decision);
    var frame = new RawFrame(call.position(), 0, 0, Kind.ACCESS, 1, 0, body);
    return (Body.Access) tools.codec().body(frame);
  }

  private void ground(Ground recorded, Ground decided) {
    if (!recorded.equals(decided)) {
      into.other("its ground is " + words(recorded) + ", and must be " + words(decided));
    }
  }

  private static String words(Ground ground) {
    var exceptions = ground.exceptions().isEmpty() ? "" : " with " + ground.exceptions();
    return "terms " + ground.terms().value() + " under " + ground.agreement().value() + exceptions;
  }

  private void withheld(Withheld recorded, Withheld decided) {
    withheld(Reason.NO_CONSENT, recorded.noConsent(), decided.noConsent());
    withheld(Reason.OTHER_PARTY_CONSENT, recorded.otherPartyConsent(), decided.otherPartyConsent());
    withheld(Reason.NOT_VISIBLE, recorded.notVisible(), decided.notVisible());
  }

  private void withheld(Reason reason, long recorded, long decided) {
    if (recorded != decided) {
      into.ofPeople(
          "it says that "
              + recorded
              + " were withheld for "
              + reason.apiName()
              + ", and it is "
              + decided,
          Excuse.Hole.ANYWHERE);
    }
  }

  private void refused(Body.Refusal refusal, Decision decision) {
    var recorded = refusal.reason().apiName() + ", " + refusal.type().value();
    switch (decision.outcome()) {
      case Outcome.Permitted _ ->
          into.other("it was refused (" + recorded + "), and is to be answered");
      case Outcome.Refused(var reason, var type) -> {
        var decided = reason.apiName() + ", " + type.value();
        if (!recorded.equals(decided)) {
          into.other("it was refused for " + recorded + ", and must be for " + decided);
        }
      }
    }
  }

  private void nobodyUnknown(Body.Access access, PastCall call) {
    long unknown = unknown(access, people);
    if (unknown > tools.past().gaps().erasedAfter(call.factsAt())) {
      into.other("it names " + unknown + " whom nobody's key makes, and fewer were erased since");
    }
  }

  /** How many tags of its lines are nobody's any more. */
  private static long unknown(Body.Access access, Function<Bits128, Optional<PersonId>> people) {
    return access.lines().stream()
        .flatMap(line -> Stream.concat(Stream.of(line.person()), Excusing.others(line).stream()))
        .distinct()
        .filter(tag -> people.apply(tag).isEmpty())
        .count();
  }
}
