package org.evenhand.gate.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.gate.PastFacts;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.Restrictions;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.Tags;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts.Allowance;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Standing;

/** One call, decided once more, and all that is found about it. */
final class Weighing {
  private static final long SHORTLY_SECONDS = 10;
  private static final Allowance NOTHING = new Allowance(0, 0);

  private final Again.Tools tools;
  private final PastCall call;
  private final Request request;
  private final Function<Bits128, Optional<PersonId>> people;
  private final Differences found = new Differences();
  private boolean unexplained;

  Weighing(
      Again.Tools tools,
      PastCall call,
      Request request,
      Function<Bits128, Optional<PersonId>> people) {
    this.tools = tools;
    this.call = call;
    this.request = request;
    this.people = people;
  }

  /** A decision, the facts that it asked for, and how it differs from what the record says. */
  private record Trial(Decision decision, WatchedFacts facts, Differences found) {}

  Verdict verdict(List<Entry> between, boolean blind) {
    place();
    grant(between);
    var then = tools.past().then();
    try (var _ = then.people()) {
      var limits = limits(then);
      var left = left(limits);
      var trial = trial(then, left);
      if (unexplained && refusedForLimits() && !trial.found().none()) {
        return limitsUntold(then);
      }
      if (!trial.found().none() && mayHaveHadLess(limits, left)) {
        var less = trial(then, new Allowance(1, call.drawn().people()));
        trial = less.found().none() ? less : trial;
      }
      trial.found().addTo(found);
      between(between, trial.decision());
      return verdict(trial, blind);
    }
  }

  // What the rule has no part in.
  private void place() {
    var asked = call.asked();
    if (asked.factsAt() >= call.position()) {
      found.other("its facts are as of " + asked.factsAt() + ", which is not before it");
    }
    if (asked.epoch() != Tags.epoch(asked.at())) {
      found.other("its tags are of week " + asked.epoch() + ", in which it was not decided");
    }
  }

  // The frame does not say which grant the token pointed to, so that any that stood will do; and
  // where the scope is empty, whether the right one had ended cannot be told. The gate looks a
  // grant
  // up when it decides, which may see one that was given after the facts were gathered.
  private void grant(List<Entry> between) {
    var scope = request.scope();
    boolean stands =
        scope.isEmpty()
            || between.stream().anyMatch(entry -> isGrantOf(scope, entry.change()))
            || tools.past().consents().grants(request.viewer(), request.app()).stream()
                .filter(grant -> grant.purpose().equals(request.purpose()))
                .filter(grant -> grant.livesAt(request.at()))
                .anyMatch(grant ->
                    scope.stream().allMatch(t -> tools.catalogue().covers(grant.types(), t)));
    if (!stands) {
      found.other("no grant of the viewer's covered its scope as of " + call.factsAt());
    }
  }

  private boolean isGrantOf(Set<DataTypeId> scope, Change change) {
    return change instanceof Change.GrantGiven given
        && given.person().equals(request.viewer())
        && given.app().equals(request.app())
        && given.purpose().equals(request.purpose())
        && scope.stream().allMatch(type -> tools.catalogue().covers(given.types(), type));
  }

  private Limits limits(PastFacts.Then then) {
    return then.register().standing(request.app(), request.at())
            instanceof Standing.InForce(var offer)
        ? offer.limits()
        : new Limits(0, 0);
  }

  private Allowance left(Limits limits) {
    if (refusedForLimits() && (nearLimits(limits, 0) || registerMovedShortlyBefore())) {
      return NOTHING;
    }
    unexplained = refusedForLimits();
    var drawn = tools.spent().certain(call.drawn());
    long calls = Math.max(0, limits.callsPerHour() - drawn.calls());
    long people = Math.max(0, limits.peoplePerHour() - drawn.people());
    return new Allowance(calls, Math.min(people, call.drawn().demand()));
  }

  // Reading one's own frames costs a call as well, and leaves no frame: so that an app may have had
  // no calls left, though the record shows none drawn. All else about the refusal can be decided.
  private Verdict limitsUntold(PastFacts.Then then) {
    trial(then, NOTHING).found().addTo(found);
    return found.none()
        ? new Verdict.Beyond(
            "it was refused for limits that the record does not show to be reached; calls that"
                + " read their own frames count, and leave none")
        : new Verdict.Different(found.all());
  }

  private boolean refusedForLimits() {
    return call.body() instanceof Body.Refusal refusal && refusal.reason() == Reason.OVER_LIMIT;
  }

  /** Whether other calls can have left no more than so many lines about people. */
  private boolean nearLimits(Limits limits, long people) {
    var drawn = tools.spent().atMost(call.drawn());
    return limits.callsPerHour() - drawn.calls() < 1
        || limits.peoplePerHour() - drawn.people() <= people;
  }

  private boolean registerMovedShortlyBefore() {
    // A call looks up its limits before it is decided: an act in between can have changed them.
    return request.at().getEpochSecond() - tools.past().registerMoved() <= SHORTLY_SECONDS;
  }

  // Calls under way reserve what they could need, and the record does not tell of that: then a
  // page can be shorter than what was drawn explains, down to what was shown.
  private boolean mayHaveHadLess(Limits limits, Allowance left) {
    long shown = call.drawn().people();
    boolean within = left.calls() > 0 && left.people() >= shown;
    return shown > 0 && within && nearLimits(limits, shown);
  }

  private Trial trial(PastFacts.Then then, Allowance allowance) {
    var unwatched = tools.facts().of(then, request, allowance);
    var facts = new WatchedFacts(unwatched);
    var decision = Rule.decide(request, facts);
    var differences = new Differences();
    new Compared(tools, people, unwatched, differences).compare(call, decision);
    return new Trial(decision, facts, differences);
  }

  private void between(List<Entry> between, Decision decision) {
    if (!(call.body() instanceof Body.Access)) {
      return;
    }
    for (var entry : between) {
      if (Restrictions.touches(entry.change(), decision)) {
        found.other(
            "it could not stand: behind its facts, at "
                + entry.position()
                + ", is a change that touches it ("
                + entry.change().getClass().getSimpleName()
                + ")");
      }
    }
  }

  private Verdict verdict(Trial trial, boolean blind) {
    if (found.none()) {
      return blind
          ? new Verdict.Beyond("a change behind its facts and before it cannot be read any more")
          : new Verdict.Same();
    }
    return found
        .accountedFor(excuse -> accounts(excuse, trial.facts()))
        .<Verdict>map(Verdict.Beyond::new)
        .orElseGet(() -> new Verdict.Different(found.all()));
  }

  private Optional<String> accounts(Excuse excuse, WatchedFacts facts) {
    return switch (excuse) {
      case Excuse.Erased _ -> Optional.of("somebody in it was erased");
      case Excuse.Hole hole ->
          tools
              .past()
              .gaps()
              .among(facts.asked().stream().filter(hole::covers).toList(), call.factsAt());
    };
  }
}
