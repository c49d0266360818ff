package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegisterEvent.AgreementCertified;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Standing;
import org.junit.jupiter.api.Test;

/** An agreement whose uses nobody certifies stops counting by time alone, until somebody does. */
class CertificationTest {
  private static final AppId MAPS = new AppId("maps");
  private static final Actor SUNNY = new Actor(Actor.DEVELOPER, "sunny");
  private static final Set<DataTypeId> BOTH = Set.of(Types.NAME, Types.FRIENDS);
  private static final Certification YEARLY = new Certification(365, 30);

  private final Office office = new Office();

  private void agreed(Certification certification) {
    office.acts.record(Favours.appointed("ada", ""));
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.organisation("other"));
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION));
    demanding("v1", certification);
    accept("a-1", "v1");
  }

  private void demanding(String version, Certification certification) {
    office.acts.record(Acts.certifying(terms(version), certification));
  }

  private static RegisterEvent.TermsPublished terms(String version) {
    return Acts.terms(
        version,
        Map.of(Types.NAME, Set.of(PERSONALISATION), Types.FRIENDS, Set.of(PERSONALISATION)));
  }

  private void accept(String id, String version) {
    office.acts.record(Acts.accepted(id, "maps", version, BOTH, PERSONALISATION));
  }

  private static AgreementCertified certified(Actor by, String id, Set<DataTypeId> types) {
    return new AgreementCertified(
        by, WHY, new AgreementId(id), types, "Names greet; friends find the way together.");
  }

  private void refused(RegisterEvent act, String because) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
    assertThat(office.entries).hasSize(before);
  }

  private Agreement agreement() {
    return office.register.snapshot().agreement(MAPS).orElseThrow();
  }

  private Standing standing(Instant at) {
    return office.register.snapshot().standing(MAPS, at);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  @Test
  void an_agreement_lapses_after_the_grace_and_counts_again_once_it_is_certified() {
    agreed(YEARLY);
    var lapse = agreement().acceptedAt().plus(days(395));
    assertThat(standing(lapse.minusNanos(1))).isInstanceOf(Standing.InForce.class);
    assertThat(standing(lapse))
        .isInstanceOfSatisfying(
            Standing.Suspended.class,
            it -> assertThat(it.because()).contains("certified by 2027-03-01"));

    office.ahead = days(400);
    office.acts.record(certified(SUNNY, "a-1", BOTH));
    assertThat(standing(office.now())).isInstanceOf(Standing.InForce.class);
    assertThat(agreement().certificate().orElseThrow().by()).isEqualTo(SUNNY);
    var next = office.register.snapshot().certificationDue(agreement()).orElseThrow();
    assertThat(next.by()).isEqualTo(agreement().certifyFrom().plus(days(365)));
  }

  @Property(tries = 100)
  void it_is_suspended_exactly_from_the_last_certification_with_days_and_grace_on(
      @ForAll @IntRange(min = 1, max = 400) int every,
      @ForAll @IntRange(max = 40) int grace,
      @ForAll @IntRange(max = 500) int certifiedAfter,
      @ForAll @IntRange(max = 1000) int asked) {
    var fresh = new CertificationTest();
    fresh.agreed(new Certification(every, grace));
    fresh.office.ahead = days(certifiedAfter);
    fresh.office.acts.record(certified(SUNNY, "a-1", BOTH));
    var at = fresh.agreement().certifyFrom().plus(days(asked));
    assertThat(fresh.standing(at) instanceof Standing.Suspended).isEqualTo(asked >= every + grace);
    var anew = Register.open(fresh.office.table, Types.CATALOGUE);
    assertThat(anew.snapshot().standing(MAPS, at)).isEqualTo(fresh.standing(at));
  }

  @Test
  void the_organisation_alone_certifies_all_that_it_holds_and_only_where_terms_demand_it() {
    agreed(YEARLY);
    refused(certified(officer("ada"), "a-1", BOTH), "certifies for its own apps");
    refused(certified(new Actor(Actor.DEVELOPER, "other"), "a-1", BOTH), "for its own apps");
    refused(
        certified(SUNNY, "a-1", Set.of(Types.NAME)),
        "each of [friends, profile.name] is certified");
    refused(certified(SUNNY, "a-9", BOTH), "there is no agreement a-9");
    assertThatThrownBy(() -> certified(SUNNY, "a-1", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);

    office.acts.record(terms("v2"));
    accept("a-2", "v2");
    refused(certified(SUNNY, "a-1", BOTH), "has ended");
    refused(certified(SUNNY, "a-2", BOTH), "demand no certification");
    assertThat(standing(office.now().plus(days(9999)))).isInstanceOf(Standing.InForce.class);
  }

  @Test
  void agreeing_anew_is_no_way_around_it() {
    agreed(YEARLY);
    var from = agreement().certifyFrom();
    office.ahead = days(100);
    demanding("v2", YEARLY);
    accept("a-2", "v2");
    assertThat(agreement().certifyFrom()).isEqualTo(from);

    office.ahead = days(500);
    office.acts.record(terms("asks-nothing"));
    accept("by-way-of", "asks-nothing");
    assertThat(standing(office.now())).as("as for everybody").isInstanceOf(Standing.InForce.class);
    accept("and-back", "v2");
    assertThat(standing(office.now())).isInstanceOf(Standing.Suspended.class);
    office.acts.record(new AgreementEnded(SUNNY, WHY, new AgreementId("and-back")));
    accept("a-3", "v2");
    assertThat(standing(office.now())).isInstanceOf(Standing.Suspended.class);
    office.acts.record(certified(SUNNY, "a-3", BOTH));
    assertThat(standing(office.now())).isInstanceOf(Standing.InForce.class);
  }

  @Test
  void the_time_begins_with_the_first_terms_that_demand_it() {
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION, ADVERTISING));
    office.acts.record(terms("v0"));
    accept("a-0", "v0");
    office.ahead = days(900);
    demanding("v1", YEARLY);
    accept("a-1", "v1");
    assertThat(agreement().certifyFrom()).isEqualTo(agreement().acceptedAt());
    assertThat(standing(office.now())).isInstanceOf(Standing.InForce.class);
  }

  @Test
  void what_an_officer_suspended_a_certification_does_not_lift() {
    agreed(YEARLY);
    office.acts.record(
        new RegisterEvent.AgreementSuspended(officer("ada"), WHY, new AgreementId("a-1")));
    office.acts.record(certified(SUNNY, "a-1", BOTH));
    assertThat(standing(office.now())).isInstanceOf(Standing.Suspended.class);
    assertThat(agreement().certificate()).isNotEqualTo(Optional.empty());
  }
}
