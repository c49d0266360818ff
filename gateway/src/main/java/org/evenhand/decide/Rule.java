package org.evenhand.decide;

import java.util.Optional;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Standing;

/**
 * The one rule: a line leaves if and only if it is offered ∧ agreed ∧ consented to by each person
 * it concerns ∧ visible to the viewer ∧ within limits.
 */
public final class Rule {
  private Rule() {}

  /**
   * Decides one request. Pure: equal arguments give equal decisions on every machine, for ever,
   * which is what lets a past decision be replayed.
   *
   * <p>Conditions about the app come first and refuse the request as a whole; they say nothing of
   * any person. What fails about a person looks like absence and only counts as withheld.
   *
   * @param facts everything the rule may know; it holds no money and no tie, so none can sway it
   */
  public static Decision decide(Request request, Facts facts) {
    return new Decision(request, facts.position(), outcome(request, facts));
  }

  private static Outcome outcome(Request request, Facts facts) {
    var asked = AskedTypes.of(request.query(), facts.catalogue());
    if (request.scope().isEmpty()) {
      // The grant has ended, or holds nothing: not even an id comes of it.
      return new Outcome.Refused(Reason.TOKEN_SCOPE, asked.first());
    }
    for (var type : asked.types()) {
      if (!facts.catalogue().covers(request.scope(), type)) {
        return new Outcome.Refused(Reason.TOKEN_SCOPE, type);
      }
    }
    return switch (facts.standing()) {
      case Standing.None _ -> new Outcome.Refused(Reason.NO_AGREEMENT, asked.first());
      case Standing.Suspended _ -> new Outcome.Refused(Reason.AGREEMENT_SUSPENDED, asked.first());
      case Standing.CutOff _ -> new Outcome.Refused(Reason.CUT_OFF, asked.first());
      case Standing.InForce(var offer) -> underOffer(request, facts, offer, asked);
    };
  }

  private static Outcome underOffer(Request request, Facts facts, Offer offer, AskedTypes asked) {
    for (var type : asked.types()) {
      var refusal = refusal(offer.offers(facts.catalogue(), type, request.purpose(), request.at()));
      if (refusal.isPresent()) {
        return new Outcome.Refused(refusal.get(), type);
      }
    }
    // Limits are weighed before subjects, and count only what was shown: so that a refusal for
    // limits tells nothing of people who were kept back.
    if (facts.allowance().calls() < 1 || facts.allowance().people() < 1) {
      return new Outcome.Refused(Reason.OVER_LIMIT, asked.first());
    }
    var showing = new Showing(request, facts, mayList(request, facts, offer));
    var shown = showing.answer(request.query());
    return new Outcome.Permitted(offer.ground(), shown, showing.withheld());
  }

  private static Optional<Reason> refusal(Offered offered) {
    return switch (offered) {
      case YES -> Optional.empty();
      case CUT_OFF -> Optional.of(Reason.CUT_OFF);
      case NOT_ELIGIBLE -> Optional.of(Reason.NOT_ELIGIBLE);
      case NO -> Optional.of(Reason.NOT_OFFERED);
    };
  }

  /** Whether the app may draw friend lists at all, which is what makes a bare friend's id known. */
  private static boolean mayList(Request request, Facts facts, Offer offer) {
    var friends = FRIENDS;
    return facts.catalogue().covers(request.scope(), friends)
        && offer.offers(facts.catalogue(), friends, request.purpose(), request.at()) == Offered.YES;
  }

  private static final DataTypeId FRIENDS = Edge.FRIENDS.type();
}
