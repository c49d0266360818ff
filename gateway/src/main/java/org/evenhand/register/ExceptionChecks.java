package org.evenhand.register;

import static org.evenhand.register.OfficerChecks.acting;
import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.register.ExceptionEvent.ApprovalRefused;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionPublished;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;

/** Whether an act about exceptions can be. */
final class ExceptionChecks {
  private final RegisterSnapshot now;
  private final Catalogue catalogue;
  private final Instant at;

  ExceptionChecks(RegisterSnapshot now, Catalogue catalogue, Instant at) {
    this.now = now;
    this.catalogue = catalogue;
    this.at = at;
  }

  void check(ExceptionEvent event) {
    switch (event) {
      case ExceptionProposed e -> proposal(e);
      case ExceptionApproved e -> {
        refusal(e).ifPresent(because -> require(false, because));
      }
      case ApprovalRefused e -> {
        acting(now, e.actor());
        one(e.exception());
      }
      case ExceptionPublished e -> publication(e);
      case ExceptionRevoked e -> revocation(e);
    }
  }

  /**
   * Why an approval does not count.
   *
   * @throws RegisterRefused if there is nothing to approve, or nobody who could
   */
  Optional<String> refusal(ExceptionApproved e) {
    var officer = acting(now, e.actor());
    return new Approving(now.officers(), one(e.exception())).refusal(officer, at);
  }

  private void revocation(ExceptionRevoked e) {
    var officer = acting(now, e.actor());
    var one = one(e.exception());
    require(one.alive(at), "exception " + e.exception() + " is over already");
    // To take back what is less than the terms give is to favour, too.
    if (!(one.terms().effect() instanceof Effect.Wider)
        && !(one.terms().effect() instanceof Effect.Lenience)) {
      now.officers()
          .tied(officer.id(), one.terms().organisation())
          .ifPresent(tie ->
              require(false, "an open tie to " + tie.organisation() + " forbids taking it back"));
    }
  }

  private void publication(ExceptionPublished e) {
    require(e.actor().role().equals(Actor.SYSTEM), "only the public log makes it public");
    var one = one(e.exception());
    require(
        one.stage() == Stage.APPROVED && one.decidedAt() == e.position(),
        "exception " + e.exception() + " was not approved at " + e.position());
  }

  private void proposal(ExceptionProposed e) {
    var terms = e.terms();
    if (!e.actor().role().equals(Actor.SYSTEM)) {
      acting(now, e.actor());
    }
    fresh(now.exceptions().of(terms.id()).isPresent(), "exception", terms.id());
    known(now.organisation(terms.organisation()).isPresent(), "organisation", terms.organisation());
    require(!terms.from().isBefore(at), "an exception begins now or later, not at " + terms.from());
    apps(terms);
    links(terms);
    effect(terms.effect());
    require(
        now.exceptions().all().stream()
            .filter(other -> other.alive(at))
            .noneMatch(other -> other.terms().overlaps(terms)),
        "another exception of that kind covers one of these apps in that time");
  }

  private void apps(ExceptionTerms terms) {
    for (var id : terms.apps()) {
      var app = now.app(id);
      known(app.isPresent(), "app", id);
      require(
          app.get().organisation().equals(terms.organisation()),
          "app " + id + " is not of " + terms.organisation());
    }
  }

  private void links(ExceptionTerms terms) {
    var organisation = terms.organisation();
    for (var id : terms.considerations()) {
      var given = now.deals().consideration(id);
      known(given.isPresent(), "consideration", id);
      require(
          given.get().organisation().equals(organisation),
          "consideration " + id + " is not of " + organisation);
    }
    terms
        .deal()
        .ifPresent(id -> {
          var deal = now.deals().deal(id);
          known(deal.isPresent(), "deal", id);
          require(
              deal.get().organisation().equals(organisation),
              "deal " + id + " is not with " + organisation);
        });
    terms.programme().ifPresent(id -> new ProgrammeChecks(now, at).made(terms, id));
    terms
        .renews()
        .ifPresent(id ->
            require(
                one(id).terms().organisation().equals(organisation),
                "exception " + id + " is not of " + organisation));
  }

  /** Whether there can be such an effect. */
  void effect(Effect effect) {
    switch (effect) {
      case Effect.Wider(var types, _) -> types(types);
      case Effect.Narrower(var types, _) -> types(types);
      case Effect.Price(var prices, _) -> types(prices.keySet());
      case Effect.Lenience(var id) -> {
        var notice = now.cutOff(id);
        known(notice.isPresent(), "cut-off", id);
        require(!notice.get().withdrawn(), "cut-off " + id + " was withdrawn");
      }
      case Effect.OtherLimits _ -> {
        // any are possible
      }
    }
  }

  private void types(Set<DataTypeId> types) {
    types.forEach(type -> known(catalogue.type(type).isPresent(), "data type", type));
  }

  private ExceptionCase one(ExceptionId id) {
    return now.exceptions()
        .of(id)
        .orElseThrow(() -> new RegisterRefused("there is no exception " + id));
  }
}
