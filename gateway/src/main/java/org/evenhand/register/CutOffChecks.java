package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Duration;
import java.time.Instant;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.vocabulary.CutOffId;

/** Whether an act about cut-offs can be. */
final class CutOffChecks {
  /** An act is written before it is recorded. */
  private static final Duration WRITTEN_BEFORE = Duration.ofHours(1);

  private static final Duration REVIEWED_WITHIN = Duration.ofDays(14);

  private final RegisterSnapshot now;
  private final Instant at;

  CutOffChecks(RegisterSnapshot now, Instant at) {
    this.now = now;
    this.at = at;
  }

  /** What it aims at is looked up elsewhere. */
  void announced(CutOffAnnounced e) {
    fresh(now.cutOff(e.id()).isPresent(), "cut-off", e.id());
    // A notice is as long as it truly was: it begins now.
    require(
        !e.announcedAt().isAfter(at) && !e.announcedAt().isBefore(at.minus(WRITTEN_BEFORE)),
        "a cut-off is announced now, not at " + e.announcedAt());
    e.reviewBy()
        .ifPresent(by ->
            require(
                by.isAfter(at) && !by.isAfter(at.plus(REVIEWED_WITHIN)),
                "an emergency cut-off is reviewed within "
                    + REVIEWED_WITHIN.toDays()
                    + " days, not by "
                    + by));
  }

  void withdrawn(CutOffId id) {
    require(!one(id).withdrawn(), "cut-off " + id + " was withdrawn already");
  }

  void check(CutOffEvent event) {
    switch (event) {
      case CutOffReviewed e -> review(e);
      case DeletionAttested e -> attestation(e);
    }
  }

  private void review(CutOffReviewed e) {
    var notice = one(e.cutOff());
    var officer = OfficerChecks.acting(now, e.actor());
    require(notice.reviewBy().isPresent(), "cut-off " + e.cutOff() + " is no emergency's");
    require(notice.review().isEmpty(), "cut-off " + e.cutOff() + " was reviewed already");
    require(!notice.withdrawn(), "cut-off " + e.cutOff() + " was withdrawn");
    require(!notice.by().equals(e.actor()), "another officer reviews an emergency cut-off");
    now.singledOut(notice.target())
        .flatMap(organisation -> now.officers().tied(officer.id(), organisation))
        .ifPresent(
            tie -> require(false, "an open tie to " + tie.organisation() + " forbids this review"));
  }

  private void attestation(DeletionAttested e) {
    var notice = one(e.cutOff());
    var app = now.app(e.app());
    known(app.isPresent(), "app", e.app());
    require(notice.deleteBy().isPresent(), "cut-off " + e.cutOff() + " demands no deletion");
    require(
        e.actor().equals(new Actor(Actor.DEVELOPER, app.get().organisation().value())),
        "app " + e.app() + " is not of " + e.actor().id());
    require(
        notice.concerns(app.get()) && !notice.withdrawn(),
        "cut-off " + e.cutOff() + " is not about app " + e.app());
    require(
        notice.attestations().stream().noneMatch(one -> one.app().equals(e.app())),
        "app " + e.app() + " attested it already");
  }

  private CutOffNotice one(CutOffId id) {
    return now.cutOff(id).orElseThrow(() -> new RegisterRefused("there is no cut-off " + id));
  }
}
