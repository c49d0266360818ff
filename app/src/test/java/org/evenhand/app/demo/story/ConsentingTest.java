package org.evenhand.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.app.demo.world.GraphMaker;
import org.evenhand.app.demo.world.World;
import org.evenhand.record.Change;
import org.evenhand.register.RegisterEvent;
import org.junit.jupiter.api.Test;

class ConsentingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final World WORLD = World.make(42, GraphMaker.PEOPLE);
  private static final List<Said> SAID = Consenting.of(WORLD);

  @Test
  void at_least_six_apps_of_five_organisations_want_different_things() {
    assertThat(Cast.roles()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(Cast.roles().stream().map(Role::organisation).distinct()).hasSize(5);
    assertThat(Cast.roles().stream().map(Role::dataTypes)).doesNotHaveDuplicates();
    assertThat(Cast.roles()).allMatch(role -> role.description().contains("fictional"));
  }

  @Test
  void the_same_seed_tells_the_same_story() {
    assertThat(Consenting.of(World.make(42, GraphMaker.PEOPLE))).isEqualTo(SAID);
    assertThat(Consenting.of(World.make(7, GraphMaker.PEOPLE))).isNotEqualTo(SAID);
  }

  @Test
  void consents_are_spread_unevenly_over_apps() {
    var perApp = SAID.stream().collect(Collectors.groupingBy(Said::role, Collectors.counting()));
    for (var role : Cast.roles()) {
      assertThat(perApp.get(role)).isEqualTo(Math.round(role.share() * GraphMaker.PEOPLE));
    }
  }

  @Test
  void who_consents_has_more_friends_who_do_than_chance_would_give() {
    for (var role : Cast.roles()) {
      var consenting = new BitSet();
      SAID.stream()
          .filter(said -> said.role().equals(role))
          .forEach(said -> consenting.set(World.index(said.person())));
      double both = 0;
      for (long pair : WORLD.graph().pairs()) {
        both += consenting.get((int) (pair >>> 32)) && consenting.get((int) pair) ? 1 : 0;
      }
      var byChance = role.share() * role.share() * WORLD.graph().edges();
      assertThat(both).as(role.name()).isGreaterThan(1.1 * byChance);
    }
  }

  @Test
  void every_grant_follows_the_consent_that_it_rests_on_and_has_its_own_number() {
    var numbers = new HashSet<>();
    var consenting = new HashSet<List<Object>>();
    for (var change : Consenting.changes(SAID, NOW)) {
      if (change instanceof Change.Consent consent) {
        consenting.add(List.of(consent.person(), consent.app()));
      } else if (change instanceof Change.GrantGiven grant) {
        assertThat(consenting).contains(List.of(grant.person(), grant.app()));
        assertThat(numbers.add(grant.grant())).isTrue();
      }
    }
    assertThat(numbers).hasSizeGreaterThan(1_000);
  }

  @Test
  void nobody_gives_an_app_what_its_agreement_does_not_ask() {
    assertThat(SAID).allMatch(said -> said.role().dataTypes().containsAll(said.types()));
    assertThat(SAID).noneMatch(said -> said.types().isEmpty());
  }

  @Test
  void all_but_one_app_accept_the_second_terms_and_one_is_suspended() {
    var acts =
        PublicActs.timed(URI.create("http://127.0.0.1:8080"), NOW).stream()
            .map(Timed::act)
            .toList();
    assertThat(acts.stream().filter(RegisterEvent.TermsPublished.class::isInstance)).hasSize(2);
    assertThat(acts.stream().filter(RegisterEvent.AgreementAccepted.class::isInstance)).hasSize(12);
    assertThat(acts.stream().filter(RegisterEvent.AgreementSuspended.class::isInstance)).hasSize(1);
    assertThat(acts.stream().filter(RegisterEvent.CutOffAnnounced.class::isInstance)).hasSize(1);
  }
}
