package org.evenhand.register;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** Acts to build histories from. */
final class Acts {
  static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  static final String WHY = "As published.";
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final Purpose PERSONALISATION = new Purpose("Personalisation");
  static final Purpose ADVERTISING = new Purpose("Advertising");

  private Acts() {}

  static OrganisationRegistered organisation(String id) {
    return new OrganisationRegistered(
        OPERATOR,
        WHY,
        new Organisation(new OrganisationId(id), "Sunny Müller GmbH", "DE", "https://example.org"));
  }

  static AppRegistered app(String id, String organisation, Purpose... purposes) {
    return new AppRegistered(
        OPERATOR,
        WHY,
        new App(
            new AppId(id),
            "Sunny Maps",
            new OrganisationId(organisation),
            "navigation",
            Set.of(purposes),
            List.of(URI.create("https://maps.example/cb"), URI.create("http://127.0.0.1:9/cb")),
            URI.create("https://maps.example/"),
            "Finds the way to \"friends\"."));
  }

  static TermsPublished terms(String version, Map<DataTypeId, Set<Purpose>> offers) {
    return new TermsPublished(
        OPERATOR,
        WHY,
        new Terms(new TermsVersion(version), START, offers, new Limits(1000, 5000), 30));
  }

  /** The same terms, which demand certification too. */
  static TermsPublished certifying(TermsPublished plain, Certification certification) {
    var same = plain.terms();
    return new TermsPublished(
        plain.actor(),
        WHY,
        new Terms(
            same.version(),
            same.effectiveFrom(),
            same.offers(),
            same.limits(),
            same.retentionDays(),
            same.eligibility(),
            same.unitPrices(),
            same.unitPricesByPurpose(),
            same.currency(),
            same.noticeDays(),
            Optional.of(new Duties(Set.of(), 0, Optional.of(certification)))));
  }

  static AgreementAccepted accepted(
      String id, String app, String terms, Set<DataTypeId> types, Purpose... purposes) {
    return new AgreementAccepted(
        OPERATOR,
        WHY,
        new AgreementId(id),
        new AppId(app),
        new TermsVersion(terms),
        types,
        Set.of(purposes));
  }

  static CutOffAnnounced cutOff(String id, Target target, Instant effectiveAt) {
    return new CutOffAnnounced(OPERATOR, WHY, new CutOffId(id), target, START, effectiveAt);
  }
}
