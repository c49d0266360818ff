package org.evenhand.gate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.DealId;
import org.evenhand.register.Duties;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** What officers and developers do in a town. */
final class Offices {
  static final Purpose PERSONALISATION = new Purpose("Personalisation");
  static final Purpose ADVERTISING = new Purpose("Advertising");
  static final TermsVersion TERMS = new TermsVersion("2026-02");
  private static final Limits AMPLE = new Limits(100_000, 1_000_000);
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final String WHY = "As published.";

  private final RegisterActs acts;
  private final TownClock clock;
  private int cutOffs;

  Offices(RegisterActs acts, TownClock clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /** An app with an agreement to these types, offered for both purposes, with ample limits. */
  AppId app(String id, String... types) {
    return app(id, AMPLE, types);
  }

  /** The same, with these limits. */
  AppId app(String id, Limits limits, String... types) {
    var app = registered(id);
    var terms = new TermsVersion("terms-" + id);
    publish(terms, limits, types(types));
    agree(app, terms, types(types));
    return app;
  }

  /** An app without an agreement. */
  AppId registered(String id) {
    var owner = new OrganisationId("org-" + id);
    acts.record(
        new RegisterEvent.OrganisationRegistered(
            OPERATOR, WHY, new Organisation(owner, "Org GmbH", "DE", "https://example.org")));
    var app =
        new App(
            new AppId(id),
            id,
            owner,
            "navigation",
            Set.of(PERSONALISATION, ADVERTISING),
            List.of(URI.create("https://app.example/cb")),
            URI.create("https://app.example/"),
            "An app.");
    acts.record(new RegisterEvent.AppRegistered(OPERATOR, WHY, app));
    return app.id();
  }

  private void publish(TermsVersion version, Limits limits, Set<DataTypeId> types) {
    var offers = new HashMap<DataTypeId, Set<Purpose>>();
    types.forEach(type -> offers.put(type, Set.of(PERSONALISATION)));
    var terms = new Terms(version, clock.instant(), Map.copyOf(offers), limits, 30);
    acts.record(new RegisterEvent.TermsPublished(OPERATOR, WHY, terms));
  }

  private void agree(AppId app, TermsVersion terms, Set<DataTypeId> types) {
    acts.record(
        new RegisterEvent.AgreementAccepted(
            OPERATOR, WHY, agreement(app), app, terms, types, Set.of(PERSONALISATION)));
  }

  /** The app agrees anew, to terms that ask it to certify its uses. */
  void mustCertify(AppId app, Certification certification, String... types) {
    var version = new TermsVersion("certified-" + app);
    var offers = new HashMap<DataTypeId, Set<Purpose>>();
    types(types).forEach(type -> offers.put(type, Set.of(PERSONALISATION)));
    var terms =
        new Terms(
            version,
            clock.instant(),
            Map.copyOf(offers),
            AMPLE,
            30,
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            0,
            Optional.of(new Duties(Set.of(), 0, Optional.of(certification))));
    acts.record(new RegisterEvent.TermsPublished(OPERATOR, WHY, terms));
    acts.record(
        new RegisterEvent.AgreementAccepted(
            OPERATOR, WHY, certified(app), app, version, types(types), Set.of(PERSONALISATION)));
  }

  void certify(AppId app, String... types) {
    acts.record(
        new RegisterEvent.AgreementCertified(
            OPERATOR, WHY, certified(app), types(types), "To find the way together."));
  }

  private static AgreementId certified(AppId app) {
    return new AgreementId("certified-" + app);
  }

  static AgreementId agreement(AppId app) {
    return new AgreementId("agreement-" + app);
  }

  void suspend(AppId app) {
    acts.record(new RegisterEvent.AgreementSuspended(OPERATOR, WHY, agreement(app)));
  }

  void resume(AppId app) {
    acts.record(new RegisterEvent.AgreementResumed(OPERATOR, WHY, agreement(app)));
  }

  void end(AppId app) {
    acts.record(new RegisterEvent.AgreementEnded(OPERATOR, WHY, agreement(app)));
  }

  CutOffId cutOff(Target target, Duration in) {
    var id = new CutOffId("cut-" + ++cutOffs);
    Instant now = clock.instant();
    acts.record(new RegisterEvent.CutOffAnnounced(OPERATOR, WHY, id, target, now, now.plus(in)));
    return id;
  }

  /** Keeps what a cut-off ends, for one app, approved and public; with a deal for it or without. */
  void lenient(AppId app, CutOffId cutOff, boolean paid) {
    var owner = new OrganisationId("org-" + app);
    var deal = new DealId("deal-" + app);
    for (var who : List.of("ada", "bob", "cyd")) {
      acts.record(
          new OfficerAppointed(OPERATOR, WHY, new OfficerId(who), "reviewer", Optional.empty()));
    }
    acts.record(
        new DealOpened(
            officer("ada"), WHY, deal, owner, "Launch", List.of(), List.of(), officer("ada")));
    var now = clock.instant();
    var id = new ExceptionId("lenient-" + app);
    acts.record(
        new ExceptionProposed(
            officer("ada"),
            WHY,
            new ExceptionTerms(
                id,
                owner,
                Set.of(app),
                new Effect.Lenience(cutOff),
                now.plusSeconds(1),
                now.plus(Duration.ofDays(30)),
                officer("ada"),
                paid ? Optional.of(deal) : Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty())));
    acts.record(new ExceptionApproved(officer("bob"), WHY, id));
    long last = acts.record(new ExceptionApproved(officer("cyd"), WHY, id));
    acts.published(last, last);
  }

  private static Actor officer(String id) {
    return new Actor(Actor.OFFICER, id);
  }

  void takeBack(CutOffId id) {
    acts.record(new RegisterEvent.CutOffWithdrawn(OPERATOR, WHY, id));
  }

  static DataTypeId type(String type) {
    return new DataTypeId(type);
  }

  static Set<DataTypeId> types(String... types) {
    return java.util.Arrays.stream(types).map(DataTypeId::new).collect(Collectors.toSet());
  }
}
