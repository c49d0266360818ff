package org.evenhand.register;

import static org.evenhand.register.OfficerChecks.acting;
import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealFiled;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.OrganisationId;

/** Whether an act about requests, rulings and objections can be. */
final class RequestChecks {
  private final RegisterSnapshot now;
  private final Catalogue catalogue;

  RequestChecks(RegisterSnapshot now, Catalogue catalogue) {
    this.now = now;
    this.catalogue = catalogue;
  }

  void check(RequestEvent event) {
    switch (event) {
      case AccessRequested e -> request(e);
      case RequestRuled e -> {
        require(one(e.request()).ruling().isEmpty(), "it was ruled already");
        untied(e.actor(), one(e.request()).app());
      }
      case AppealFiled e -> appeal(e);
      case AppealRuled e -> appealRuling(e);
      case ComplaintFiled e -> {
        fresh(now.requests().complaint(e.complaint()).isPresent(), "complaint", e.complaint());
        require(e.about() > 0 && e.about() <= now.position(), "there is no act " + e.about());
        organisation(e.actor());
      }
      case ComplaintRuled e -> {
        var complaint = now.requests().complaint(e.complaint());
        known(complaint.isPresent(), "complaint", e.complaint());
        require(complaint.get().ruling().isEmpty(), "it was ruled already");
        untied(e.actor(), new OrganisationId(complaint.get().by().id()));
      }
    }
  }

  private void request(AccessRequested e) {
    fresh(now.requests().request(e.request()).isPresent(), "request", e.request());
    known(now.app(e.app()).isPresent(), "app", e.app());
    e.dataTypes().forEach(type -> known(catalogue.type(type).isPresent(), "data type", type));
    if (e.actor().role().equals(Actor.OFFICER)) {
      acting(now, e.actor());
    } else {
      owner(e.actor(), e.app());
    }
  }

  private void appeal(AppealFiled e) {
    var request = one(e.request());
    require(
        request.ruling().filter(r -> r.outcome() == RequestEvent.Outcome.REFUSED).isPresent(),
        "only a refusal can be appealed");
    require(request.appealedAt().isEmpty(), "it was appealed already");
    owner(e.actor(), request.app());
  }

  private void appealRuling(AppealRuled e) {
    var request = one(e.request());
    require(
        request.appealedAt().isPresent() && request.appeal().isEmpty(),
        "there is no appeal that waits");
    require(
        request.ruling().filter(first -> first.by().equals(e.actor())).isEmpty(),
        "another officer rules on an appeal");
    untied(e.actor(), request.app());
  }

  private void untied(Actor actor, AppId app) {
    untied(actor, now.app(app).orElseThrow().organisation());
  }

  private void untied(Actor actor, OrganisationId organisation) {
    var officer = acting(now, actor);
    now.officers()
        .tied(officer.id(), organisation)
        .ifPresent(
            tie -> require(false, "an open tie to " + tie.organisation() + " forbids this ruling"));
  }

  private void owner(Actor actor, AppId app) {
    organisation(actor);
    require(
        now.app(app).filter(one -> one.organisation().value().equals(actor.id())).isPresent(),
        "app " + app + " is not of " + actor.id());
  }

  private void organisation(Actor actor) {
    require(
        actor.role().equals(Actor.DEVELOPER)
            && now.organisations().stream().anyMatch(o -> o.id().value().equals(actor.id())),
        actor.role() + " " + actor.id() + " is no organisation");
  }

  private AccessRequest one(RequestId id) {
    return now.requests()
        .request(id)
        .orElseThrow(() -> new RegisterRefused("there is no request " + id));
  }
}
