package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.require;

import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AgreementCertified;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * Who may do the register's core acts. An organisation acts for its own apps, an officer in office
 * for the platform, and whoever runs the machine for both, which the record shows. What lifts a
 * restriction from an organisation takes somebody whom nothing ties to it.
 */
final class ActorChecks {
  private final RegisterSnapshot now;

  ActorChecks(RegisterSnapshot now) {
    this.now = now;
  }

  void organisation(OrganisationRegistered e) {
    ownOrPlatform(e.actor(), e.organisation().id());
  }

  void app(AppRegistered e) {
    ownOrPlatform(e.actor(), e.app().organisation());
  }

  void terms(TermsPublished e) {
    platform(e.actor());
  }

  /** Nobody agrees in an organisation's place but whoever runs the machine. */
  void accepted(AgreementAccepted e) {
    require(
        operator(e.actor()) || own(e.actor(), owner(e)),
        "an organisation agrees for its own apps, not " + words(e.actor()));
  }

  /** Its own word: nobody gives it in its place but whoever runs the machine. */
  void certified(AgreementCertified e) {
    require(
        operator(e.actor()) || own(e.actor(), owner(e.id())),
        "an organisation certifies for its own apps, not " + words(e.actor()));
  }

  void suspended(AgreementSuspended e) {
    platform(e.actor());
  }

  void resumed(AgreementResumed e) {
    untied(e.actor(), owner(e.id()));
  }

  void ended(AgreementEnded e) {
    var owner = owner(e.id());
    if (now.agreement(e.id()).filter(it -> it.state() == Agreement.State.SUSPENDED).isPresent()) {
      untied(e.actor(), owner); // behind its end another can be accepted: it lifts the suspension
    } else {
      ownOrPlatform(e.actor(), owner);
    }
  }

  void announced(CutOffAnnounced e) {
    platform(e.actor());
  }

  void withdrawn(CutOffWithdrawn e) {
    platform(e.actor());
    now.cutOff(e.id())
        .flatMap(notice -> now.singledOut(notice.target()))
        .ifPresent(organisation -> untied(e.actor(), organisation));
  }

  private OrganisationId owner(AgreementAccepted e) {
    return now.app(e.app())
        .orElseThrow(() -> new RegisterRefused("there is no app " + e.app()))
        .organisation();
  }

  private OrganisationId owner(AgreementId id) {
    var agreement =
        now.agreement(id).orElseThrow(() -> new RegisterRefused("there is no agreement " + id));
    return now.app(agreement.app()).orElseThrow().organisation();
  }

  private void ownOrPlatform(Actor actor, OrganisationId organisation) {
    if (!own(actor, organisation)) {
      require(
          !actor.role().equals(Actor.DEVELOPER),
          organisation + " acts for itself, not " + actor.id() + " for it");
      platform(actor);
    }
  }

  /** An officer in office, or whoever runs the machine. */
  void platform(Actor actor) {
    if (!operator(actor)) {
      var _ = OfficerChecks.acting(now, actor);
    }
  }

  void untied(Actor actor, OrganisationId organisation) {
    if (operator(actor)) {
      return;
    }
    var officer = OfficerChecks.acting(now, actor);
    now.officers()
        .tied(officer.id(), organisation)
        .ifPresent(
            tie -> require(false, "an open tie to " + tie.organisation() + " forbids this act"));
  }

  private static boolean own(Actor actor, OrganisationId organisation) {
    return actor.role().equals(Actor.DEVELOPER) && actor.id().equals(organisation.value());
  }

  private static boolean operator(Actor actor) {
    return actor.role().equals(Actor.SYSTEM);
  }

  private static String words(Actor actor) {
    return actor.role() + " " + actor.id();
  }
}
