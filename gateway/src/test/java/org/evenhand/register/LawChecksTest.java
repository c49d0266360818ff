package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.OPERATOR;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms that name a regime of law keep to it, and so do the cut-offs of who agreed to them. */
class LawChecksTest {
  private static final RegimeId P2B = new RegimeId("eu-p2b");
  private static final RegimeId FTC = new RegimeId("ftc-2019");
  private static final Duties FAIR = new Duties(Set.of(P2B), 30, Optional.empty());

  private final Office office = new Office();

  @BeforeEach
  void an_app_and_an_officer() {
    office.acts.record(Favours.appointed("ada", ""));
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION));
  }

  private TermsPublished terms(String version, Duration in, int noticeDays, Duties duties) {
    return new TermsPublished(
        OPERATOR,
        WHY,
        new Terms(
            new TermsVersion(version),
            office.now().plus(in),
            Map.of(Types.FRIENDS, Set.of(PERSONALISATION)),
            new Limits(1, 1),
            30,
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            noticeDays,
            Optional.of(duties)));
  }

  private void agreed(Duties duties) {
    office.acts.record(terms("v1", Duration.ofDays(-1), 15, duties));
    office.acts.record(Acts.accepted("a-1", "maps", "v1", Set.of(Types.FRIENDS), PERSONALISATION));
  }

  private CutOffAnnounced cutOff(Target target, Duration in, Optional<Instant> review) {
    return new CutOffAnnounced(
        officer("ada"),
        WHY,
        new CutOffId("cut"),
        target,
        office.now(),
        office.now().plus(in),
        Optional.empty(),
        review);
  }

  private void refused(RegisterEvent act, String because) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
    assertThat(office.entries).hasSize(before);
  }

  @Test
  void terms_that_name_a_regime_promise_no_less_notice_than_it_demands() {
    refused(
        terms("v1", Duration.ZERO, 14, FAIR),
        "EU P2B art. 3(2) demands 15 days at least: notice_days is 14");
    refused(
        terms("v1", Duration.ZERO, 15, new Duties(Set.of(P2B), 29, Optional.empty())),
        "EU P2B art. 4(2) demands 30 days at least: cut_off_notice_days is 29");
    refused(
        terms(
            "v1", Duration.ZERO, 15, new Duties(Set.of(new RegimeId("moon")), 0, Optional.empty())),
        "there is no regime of law moon");
    office.acts.record(terms("v1", Duration.ZERO, 15, FAIR));
  }

  @Test
  void changed_terms_are_announced_as_long_before_as_the_regime_demands() {
    office.acts.record(Acts.terms("v0", Map.of(Types.FRIENDS, Set.of(PERSONALISATION))));
    refused(
        terms("v1", Duration.ofDays(14), 15, FAIR),
        "EU P2B art. 3(2): changed terms take effect 15 days from now at the earliest");
    office.acts.record(terms("v1", Duration.ofDays(15), 15, FAIR));
  }

  @Test
  void yearly_certification_is_demanded_where_an_order_demands_it() {
    for (var certification :
        new Certification[] {new Certification(366, 30), new Certification(365, 31)}) {
      refused(
          terms("v1", Duration.ZERO, 0, new Duties(Set.of(FTC), 0, Optional.of(certification))),
          "FTC order of 2019 part VII.E.1 demands that use is certified every 365 days");
    }
    refused(
        terms("v1", Duration.ZERO, 0, new Duties(Set.of(FTC), 0, Optional.empty())),
        "with 30 days of grace at most");
    var yearly = Optional.of(new Certification(365, 30));
    office.acts.record(terms("v1", Duration.ZERO, 0, new Duties(Set.of(FTC), 0, yearly)));
  }

  @Test
  void a_cut_off_of_who_agreed_has_the_notice_of_the_regime_whatever_it_aims_at() {
    agreed(FAIR);
    var short29 = Duration.ofDays(30).minusSeconds(1);
    for (var target :
        new Target[] {
          new Target.OfApp(new AppId("maps")),
          new Target.OfOrganisation(new OrganisationId("sunny")),
          new Target.OfDataType(Types.FRIENDS),
          new Target.OfPurpose(PERSONALISATION)
        }) {
      refused(
          cutOff(target, short29, Optional.empty()),
          "EU P2B art. 4(2): a cut-off takes effect 30 days from now at the earliest");
    }
    var app = new Target.OfApp(new AppId("maps"));
    office.acts.record(cutOff(app, Duration.ofDays(30), Optional.empty()));
  }

  @Test
  void an_emergency_ends_at_once_and_what_concerns_nobody_who_agreed_needs_no_notice() {
    agreed(FAIR);
    var app = new Target.OfApp(new AppId("maps"));
    var review = Optional.of(office.now().plus(Duration.ofDays(14)));
    assertThat(office.acts.objection(cutOff(app, Duration.ZERO, review))).isEmpty();
    for (var other :
        new Target[] {new Target.OfPurpose(ADVERTISING), new Target.OfDataType(Types.NAME)}) {
      assertThat(office.acts.objection(cutOff(other, Duration.ZERO, Optional.empty()))).isEmpty();
    }
  }

  @Test
  void what_terms_promise_holds_without_any_law() {
    agreed(new Duties(Set.of(), 45, Optional.empty()));
    var app = new Target.OfApp(new AppId("maps"));
    refused(
        cutOff(app, Duration.ofDays(44), Optional.empty()),
        "terms v1 promise that a cut-off takes effect 45 days from now at the earliest");
  }

  @Test
  void the_platform_ends_no_agreement_without_a_cut_off_that_holds_but_its_organisation_may() {
    agreed(FAIR);
    var id = new AgreementId("a-1");
    refused(new AgreementEnded(officer("ada"), WHY, id), "EU P2B art. 4(2): announce a cut-off");
    refused(new AgreementEnded(OPERATOR, WHY, id), "EU P2B art. 4(2): announce a cut-off");
    var sunny = new Actor(Actor.DEVELOPER, "sunny");
    assertThat(office.acts.objection(new AgreementEnded(sunny, WHY, id))).isEmpty();

    var app = new Target.OfApp(new AppId("maps"));
    office.acts.record(cutOff(app, Duration.ofDays(30), Optional.empty()));
    office.ahead = Duration.ofDays(31);
    // Whatever else stands in the app's way: the cut-off holds.
    office.acts.record(new RegisterEvent.AgreementSuspended(officer("ada"), WHY, id));
    office.acts.record(new AgreementEnded(officer("ada"), WHY, id));
  }

  @Test
  void reasons_are_never_left_out() {
    agreed(FAIR);
    var act = cutOff(new Target.OfApp(new AppId("maps")), Duration.ofDays(40), Optional.empty());
    refused(
        new CutOffAnnounced(
            act.actor(),
            " ",
            act.id(),
            act.target(),
            act.announcedAt(),
            act.effectiveAt(),
            act.deleteBy(),
            act.reviewBy()),
        "reason");
  }

  @Test
  void terms_without_duties_read_as_they_always_did_and_those_with_them_say_so() {
    var old = RegisterJson.write(Acts.terms("v1", Map.of(Types.FRIENDS, Set.of(PERSONALISATION))));
    assertThat(old).doesNotContain("duties");
    assertThat(((TermsPublished) RegisterJson.read(old)).terms().regimes()).isEmpty();
    var act = terms("v1", Duration.ZERO, 15, FAIR);
    assertThat(RegisterJson.write(act))
        .contains("\"duties\":{\"cut_off_notice_days\":30,\"regimes\":[\"eu-p2b\"]}");
    assertThat(RegisterJson.read(RegisterJson.write(act))).isEqualTo(act);
  }
}
