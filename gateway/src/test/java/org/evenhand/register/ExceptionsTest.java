package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.START;
import static org.evenhand.register.Favours.appointed;
import static org.evenhand.register.Favours.approved;
import static org.evenhand.register.Favours.officer;
import static org.evenhand.register.Favours.proposed;
import static org.evenhand.register.Favours.published;
import static org.evenhand.register.Favours.terms;
import static org.evenhand.register.Favours.tie;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.ExceptionCase.State;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.register.OfficerEvent.TieEnded;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
  private static final AppId MAPS = new AppId("maps");
  private static final ExceptionId FAVOUR = new ExceptionId("favour");
  private static final Instant FROM = START.plus(Duration.ofDays(1));
  private static final Instant WITHIN = FROM.plus(Duration.ofDays(3));
  private static final Instant AFTER = FROM.plus(Duration.ofDays(30));
  private static final Effect PHOTOS =
      new Effect.Wider(Set.of(Types.PHOTOS), Set.of(PERSONALISATION));

  private final Office office = new Office();

  @BeforeEach
  void two_apps_under_the_same_terms_and_six_officers() {
    for (var id : List.of("sunny", "other")) {
      office.acts.record(Acts.organisation(id));
    }
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION));
    office.acts.record(Acts.app("quiz", "other", PERSONALISATION));
    office.acts.record(
        Acts.terms(
            "v1",
            Map.of(Types.NAME, Set.of(PERSONALISATION), Types.FRIENDS, Set.of(PERSONALISATION))));
    for (var app : List.of("maps", "quiz")) {
      office.acts.record(
          Acts.accepted(
              "agr-" + app, app, "v1", Set.of(Types.NAME, Types.FRIENDS), PERSONALISATION));
    }
    office.acts.record(appointed("chief", ""));
    office.acts.record(appointed("instigator", "chief"));
    for (var id : List.of("anna", "bo", "cleo")) {
      office.acts.record(appointed(id, ""));
    }
    office.acts.record(appointed("dan", "chief"));
  }

  @Test
  void two_approvals_and_the_public_make_it_count_for_its_apps_and_its_time_alone() {
    propose(PHOTOS);
    assertThat(state(WITHIN)).isEqualTo(State.PROPOSED);
    office.acts.record(approved("bo", "favour"));
    long last = office.acts.record(approved("cleo", "favour"));
    assertThat(state(WITHIN)).isEqualTo(State.APPROVED);
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.NO);

    office.acts.record(published("favour", last));

    assertThat(state(FROM.minusNanos(1))).isEqualTo(State.PUBLISHED);
    assertThat(state(WITHIN)).isEqualTo(State.IN_FORCE);
    assertThat(state(AFTER)).isEqualTo(State.EXPIRED);
    assertThat(offered(MAPS, Types.PHOTOS, FROM.minusNanos(1))).isEqualTo(Offered.NO);
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.YES);
    assertThat(offered(MAPS, Types.PHOTOS, AFTER)).isEqualTo(Offered.NO);
    assertThat(offered(new AppId("quiz"), Types.PHOTOS, WITHIN)).isEqualTo(Offered.NO);
    assertThat(offer(MAPS, WITHIN).ground().exceptions()).containsExactly(FAVOUR);
    assertThat(offer(MAPS, AFTER).ground().exceptions()).isEmpty();
  }

  @Test
  void neither_its_instigator_nor_its_proposer_nor_anyone_twice_can_approve_it() {
    propose(PHOTOS);
    doesNotCount("instigator", "the instigator cannot approve it");
    doesNotCount("anna", "whoever proposed it cannot approve it");
    office.acts.record(approved("bo", "favour"));
    doesNotCount("bo", "they approved it already");
    refused(approved("nobody", "favour"), "officer nobody is no officer in office");
    assertThat(state(WITHIN)).isEqualTo(State.PROPOSED);
  }

  @Test
  void whoever_is_tied_or_answers_to_somebody_tied_cannot_approve_it_and_that_they_tried_stands() {
    office.acts.record(tie("t-1", "bo", "sunny"));
    office.acts.record(tie("t-2", "chief", "sunny"));
    propose(PHOTOS);
    doesNotCount("bo", "they have an open tie to sunny");
    doesNotCount("dan", "somebody above them has an open tie to sunny");
    assertThat(office.register.snapshot().exceptions().refused()).hasSize(2);
  }

  @Test
  void where_the_instigator_is_tied_one_approval_must_come_from_outside_their_line() {
    office.acts.record(appointed("erin", "instigator"));
    office.acts.record(appointed("finn", "instigator"));
    propose(PHOTOS);
    office.acts.record(approved("erin", "favour"));
    office.acts.record(tie("t-1", "instigator", "sunny"));
    // Whoever is below a tied one is tied too, so the approval that stood does not count any more.
    assertThat(one().approvals()).isEmpty();
    office.acts.record(approved("bo", "favour"));
    assertThat(state(WITHIN)).isEqualTo(State.PROPOSED);
    office.acts.record(approved("cleo", "favour"));
    assertThat(state(WITHIN)).isEqualTo(State.APPROVED);
  }

  @Test
  void an_officer_whose_yearly_declaration_is_overdue_cannot_approve() {
    office.ahead = Duration.ofDays(366);
    var later = terms("favour", "maps", "sunny", PHOTOS, office.now().plus(Duration.ofDays(1)));
    office.acts.record(proposed("anna", later));
    doesNotCount("bo", "their yearly declaration of ties is overdue");
    office.acts.record(new TiesDeclared(officer("bo"), Acts.WHY, new OfficerId("bo")));
    office.acts.record(approved("bo", "favour"));
    assertThat(one().approvals()).hasSize(1);
  }

  @Test
  void a_tie_that_comes_to_light_suspends_it_until_it_is_approved_and_published_anew() {
    inForce(PHOTOS);
    office.acts.record(tie("t-1", "cleo", "sunny"));
    assertThat(state(WITHIN)).isEqualTo(State.SUSPENDED);
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.NO);

    doesNotCount("cleo", "they have an open tie to sunny");
    office.acts.record(approved("bo", "favour"));
    long last = office.acts.record(approved("dan", "favour"));
    assertThat(state(WITHIN)).isEqualTo(State.APPROVED);
    office.acts.record(published("favour", last));
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.YES);
  }

  @Test
  void a_tie_to_somebody_else_or_one_that_ended_spoils_nothing() {
    office.acts.record(tie("t-1", "bo", "sunny"));
    refused(
        new TieEnded(
            officer("bo"),
            Acts.WHY,
            new OfficerId("bo"),
            new TieId("t-1"),
            LocalDate.parse("2026-03-01")),
        "another officer must say that a tie has ended");
    office.acts.record(
        new TieEnded(
            officer("dan"),
            Acts.WHY,
            new OfficerId("bo"),
            new TieId("t-1"),
            LocalDate.parse("2026-03-01")));
    inForce(PHOTOS);
    office.acts.record(tie("t-2", "cleo", "other"));
    assertThat(state(WITHIN)).isEqualTo(State.IN_FORCE);
  }

  @Test
  void a_revoked_one_ends_at_once_and_for_good() {
    inForce(PHOTOS);
    office.acts.record(new ExceptionRevoked(officer("dan"), Acts.WHY, FAVOUR));
    assertThat(state(WITHIN)).isEqualTo(State.REVOKED);
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.NO);
    doesNotCount("dan", "the exception does not wait for approvals");
    refused(new ExceptionRevoked(officer("dan"), Acts.WHY, FAVOUR), "is over already");
  }

  @Test
  void narrower_wins_over_wider_and_over_the_terms() {
    inForce(PHOTOS);
    assertThat(offered(MAPS, Types.TAGS, WITHIN)).isEqualTo(Offered.YES);
    var gone = Set.of(Types.NAME, Types.TAGS);
    long last =
        approvedTwice(
            terms(
                "slight",
                "maps",
                "sunny",
                new Effect.Narrower(gone, Set.of(PERSONALISATION)),
                FROM));
    office.acts.record(published("slight", last));

    assertThat(offered(MAPS, Types.NAME, WITHIN)).isEqualTo(Offered.NO);
    assertThat(offered(MAPS, Types.TAGS, WITHIN)).isEqualTo(Offered.NO);
    assertThat(offered(MAPS, Types.PHOTOS, WITHIN)).isEqualTo(Offered.YES);
    assertThat(offered(MAPS, Types.FRIENDS, WITHIN)).isEqualTo(Offered.YES);
    assertThat(offer(MAPS, WITHIN).ground().exceptions())
        .containsExactly(FAVOUR, new ExceptionId("slight"));
  }

  @Test
  void other_limits_take_the_place_of_those_of_the_terms_higher_or_lower() {
    inForce(new Effect.OtherLimits(new Limits(5, 900_000)));
    assertThat(offer(MAPS, WITHIN).limits()).isEqualTo(new Limits(5, 900_000));
    assertThat(offer(new AppId("quiz"), WITHIN).limits()).isEqualTo(new Limits(1000, 5000));
  }

  @Test
  void lenience_moves_the_cut_off_that_it_names_and_no_other() {
    office.acts.record(Acts.cutOff("cut-1", new Target.OfDataType(Types.FRIENDS), FROM));
    office.acts.record(Acts.cutOff("cut-2", new Target.OfApp(new AppId("quiz")), FROM));
    inForce(new Effect.Lenience(new CutOffId("cut-1")));
    assertThat(offered(MAPS, Types.FRIENDS, WITHIN)).isEqualTo(Offered.YES);
    assertThat(offered(MAPS, Types.FRIENDS, AFTER)).isEqualTo(Offered.CUT_OFF);
    assertThat(office.register.snapshot().standing(new AppId("quiz"), WITHIN))
        .isInstanceOf(Standing.CutOff.class);
    office.acts.record(Acts.cutOff("cut-3", new Target.OfDataType(Types.FRIENDS), FROM));
    assertThat(offered(MAPS, Types.FRIENDS, WITHIN)).isEqualTo(Offered.CUT_OFF);
  }

  @Test
  void what_cannot_be_is_refused() {
    refused(proposed("anna", later("late", FROM.minus(Duration.ofDays(2)))), "now or later");
    refused(proposed("nobody", later("x", FROM)), "no officer in office");
    refused(
        proposed("anna", terms("x", "quiz", "sunny", PHOTOS, FROM)), "app quiz is not of sunny");
    refused(proposed("anna", terms("x", "maps", "gone", PHOTOS, FROM)), "no organisation gone");
    refused(
        proposed(
            "anna", terms("x", "maps", "sunny", new Effect.Lenience(new CutOffId("none")), FROM)),
        "no cut-off none");
    propose(PHOTOS);
    refused(proposed("anna", later("favour", FROM)), "is registered already");
    refused(proposed("anna", later("again", FROM)), "another exception of that kind");
    refused(published("favour", 3), "was not approved at 3");
    assertThatThrownBy(() ->
            new ExceptionTerms(
                FAVOUR,
                one().terms().organisation(),
                Set.of(MAPS),
                PHOTOS,
                FROM,
                FROM.plus(Duration.ofDays(366)),
                officer("instigator"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty()))
        .hasMessageContaining("365 days at most");
  }

  private static ExceptionTerms later(String id, Instant from) {
    return Favours.terms(id, "maps", "sunny", PHOTOS, from);
  }

  private void propose(Effect effect) {
    office.acts.record(proposed("anna", terms("favour", "maps", "sunny", effect, FROM)));
  }

  private void inForce(Effect effect) {
    long last = approvedTwice(terms("favour", "maps", "sunny", effect, FROM));
    office.acts.record(published("favour", last));
    assertThat(state(WITHIN)).isEqualTo(State.IN_FORCE);
  }

  private long approvedTwice(ExceptionTerms terms) {
    office.acts.record(proposed("anna", terms));
    office.acts.record(approved("bo", terms.id().value()));
    return office.acts.record(approved("cleo", terms.id().value()));
  }

  private void doesNotCount(String officer, String because) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(approved(officer, "favour")))
        .isInstanceOf(RegisterRefused.class)
        .hasMessage("this approval does not count: " + because);
    assertThat(office.entries).hasSize(before + 1);
    var refusal = office.register.snapshot().exceptions().refused().getLast();
    assertThat(refusal.because()).isEqualTo(because);
    assertThat(refusal.actor()).isEqualTo(officer(officer));
  }

  private void refused(RegisterEvent act, String because) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
    assertThat(office.entries).hasSize(before);
  }

  private ExceptionCase one() {
    return office.register.snapshot().exceptions().of(FAVOUR).orElseThrow();
  }

  private State state(Instant at) {
    return one().state(at);
  }

  private Offer offer(AppId app, Instant at) {
    return ((Standing.InForce) office.register.snapshot().standing(app, at)).offer();
  }

  private Offered offered(AppId app, DataTypeId type, Instant at) {
    return offer(app, at).offers(Types.CATALOGUE, type, PERSONALISATION, at);
  }
}
