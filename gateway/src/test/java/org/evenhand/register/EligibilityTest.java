package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.START;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.appointed;
import static org.evenhand.register.Favours.officer;
import static org.evenhand.register.Favours.tie;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.AppFacts.Fact;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EligibilityTest {
  private static final AppId MAPS = new AppId("maps");
  private static final Instant SOON = START.plus(Duration.ofDays(2));

  private final Office office = new Office();

  @BeforeEach
  void one_app_and_an_officer() {
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION));
    office.acts.record(appointed("anna", ""));
  }

  @Test
  void what_terms_ask_of_an_app_decides_what_it_is_offered_from_the_act_that_sets_it() {
    agreed(Map.of(Types.FRIENDS, "review_state == 'approved' && violations == 0"));
    assertThat(offered(Types.FRIENDS, SOON)).isEqualTo(Offered.NOT_ELIGIBLE);
    assertThat(offered(Types.NAME, SOON)).isEqualTo(Offered.YES);
    assertThat(offered(Types.PHOTOS, SOON)).isEqualTo(Offered.NO);

    office.acts.record(set(Fact.REVIEW_STATE, "approved"));
    assertThat(offered(Types.FRIENDS, SOON)).isEqualTo(Offered.YES);
    office.acts.record(set(Fact.VIOLATIONS, "1"));
    assertThat(offered(Types.FRIENDS, SOON)).isEqualTo(Offered.NOT_ELIGIBLE);
  }

  @Test
  void an_app_comes_of_age_by_itself() {
    agreed(Map.of(Types.FRIENDS, "age_days >= 30 || attested"));
    assertThat(offered(Types.FRIENDS, START.plus(Duration.ofDays(29))))
        .isEqualTo(Offered.NOT_ELIGIBLE);
    assertThat(offered(Types.FRIENDS, START.plus(Duration.ofDays(31)))).isEqualTo(Offered.YES);
    assertThat(offered(Types.FRIENDS, SOON)).isEqualTo(Offered.NOT_ELIGIBLE);
  }

  @Test
  void money_and_ties_have_no_name_in_a_condition_and_the_place_is_told() {
    for (var bad : new String[] {"ad_spend > 1000000", "category == 'games' || ties == 0"}) {
      assertThatThrownBy(() -> office.acts.record(published(Map.of(Types.FRIENDS, bad))))
          .isInstanceOf(RegisterRefused.class)
          .hasMessageContaining("eligibility of friends, line 1, column ")
          .hasMessageContaining("undeclared reference");
    }
    assertThatThrownBy(() -> Eligibility.of("violations == 0 &&\n  payments"))
        .hasMessageContaining("line 2, column 3");
    assertThatThrownBy(() -> Eligibility.of("violations")).hasMessageContaining("bool");
    assertThatThrownBy(() -> Eligibility.of("violations ==")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> Eligibility.of("'".repeat(2_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_cannot_be_told_is_no() {
    var facts = new AppFacts("games", "approved", 0, false, START);
    assertThat(Eligibility.of("1 / violations > 0").holds(facts, 0)).isFalse();
    assertThat(Eligibility.of("category in ['games', 'maps']").holds(facts, 0)).isTrue();
  }

  @Test
  void no_fact_is_set_but_by_an_untied_officer_to_a_value_that_it_can_have() {
    refused(new AppFactSet(officer("nobody"), WHY, MAPS, Fact.ATTESTED, "true"), "no officer");
    refused(set(Fact.ATTESTED, "maybe"), "true or false");
    refused(set(Fact.VIOLATIONS, "-1"), "whole number");
    refused(set(Fact.CATEGORY, "Two Words"), "category");
    office.acts.record(tie("t-1", "anna", "sunny"));
    refused(set(Fact.ATTESTED, "true"), "an open tie to sunny");
  }

  @Test
  void an_exception_can_stand_in_for_what_an_app_is_not_eligible_for() {
    agreed(Map.of(Types.FRIENDS, "attested"));
    office.acts.record(appointed("bo", ""));
    office.acts.record(appointed("cleo", ""));
    var from = START.plus(Duration.ofDays(1));
    var wider = new Effect.Wider(Set.of(Types.FRIENDS), Set.of(PERSONALISATION));
    office.acts.record(
        Favours.proposed("anna", Favours.terms("favour", "maps", "sunny", wider, from)));
    office.acts.record(Favours.approved("bo", "favour"));
    long last = office.acts.record(Favours.approved("cleo", "favour"));
    office.acts.record(Favours.published("favour", last));
    assertThat(offered(Types.FRIENDS, SOON)).isEqualTo(Offered.YES);
  }

  @Test
  void later_terms_take_effect_after_the_notice_that_earlier_ones_promise() {
    office.acts.record(new TermsPublished(Acts.OPERATOR, WHY, terms("v1", START, Map.of(), 30)));
    refused(
        new TermsPublished(Acts.OPERATOR, WHY, terms("v2", SOON, Map.of(), 0)),
        "30 days after they are published at the earliest");
    var later = START.plus(Duration.ofDays(31));
    office.acts.record(new TermsPublished(Acts.OPERATOR, WHY, terms("v2", later, Map.of(), 0)));
  }

  private void agreed(Map<DataTypeId, String> conditions) {
    office.acts.record(published(conditions));
    office.acts.record(
        Acts.accepted("agr", "maps", "v1", Set.of(Types.NAME, Types.FRIENDS), PERSONALISATION));
  }

  private static TermsPublished published(Map<DataTypeId, String> conditions) {
    return new TermsPublished(Acts.OPERATOR, WHY, terms("v1", START, conditions, 0));
  }

  private static Terms terms(
      String version, Instant from, Map<DataTypeId, String> conditions, int noticeDays) {
    var offers =
        Map.of(Types.NAME, Set.of(PERSONALISATION), Types.FRIENDS, Set.of(PERSONALISATION));
    return new Terms(
        new TermsVersion(version),
        from,
        offers,
        new Limits(1, 1),
        30,
        conditions,
        Map.of(),
        Optional.empty(),
        noticeDays);
  }

  private static AppFactSet set(Fact fact, String value) {
    return new AppFactSet(officer("anna"), WHY, MAPS, fact, value);
  }

  private void refused(RegisterEvent act, String because) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
    assertThat(office.entries).hasSize(before);
  }

  private Offered offered(DataTypeId type, Instant at) {
    var standing = (Standing.InForce) office.register.snapshot().standing(MAPS, at);
    return standing.offer().offers(Types.CATALOGUE, type, PERSONALISATION, at);
  }
}
