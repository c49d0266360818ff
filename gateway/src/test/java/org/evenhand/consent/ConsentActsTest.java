package org.evenhand.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.consent.Types.FRIENDS;
import static org.evenhand.consent.Types.NAME;
import static org.evenhand.consent.Types.PHOTOS;
import static org.evenhand.consent.Types.PLACES;
import static org.evenhand.consent.Types.TAGS;
import static org.evenhand.consent.Types.UNKNOWN;
import static org.evenhand.consent.World.ADVERTISING;
import static org.evenhand.consent.World.MAPS;
import static org.evenhand.consent.World.PERSONALISATION;
import static org.evenhand.consent.World.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evenhand.consent.ConsentEvent.What;
import org.evenhand.consent.ConsentRefused.Because;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.DataTypeId;
import org.junit.jupiter.api.Test;

class ConsentActsTest {
  private final World world = new World();

  @Test
  void a_person_who_says_yes_is_in_the_set_of_each_type_for_that_app_and_purpose_alone() {
    var grant = world.authorise(3, NAME, FRIENDS);

    assertThat(world.consents(3, NAME)).isTrue();
    assertThat(world.consents(3, PHOTOS)).isFalse();
    assertThat(world.consents.snapshot().consenting(MAPS, ADVERTISING, NAME).isEmpty()).isTrue();
    assertThat(world.consents.grant(grant)).get().extracting(Grant::app).isEqualTo(MAPS);
  }

  @Test
  void a_snapshot_given_out_before_a_withdrawal_never_changes() {
    world.authorise(3, NAME);
    var before = world.consents.snapshot().consenting(MAPS, PERSONALISATION, NAME);

    world.acts.withdraw(person(3), MAPS, PERSONALISATION);

    assertThat(before.contains(3)).isTrue();
    assertThat(world.consents(3, NAME)).isFalse();
  }

  @Test
  void narrowing_takes_back_one_type_and_keeps_the_others_and_the_grant() {
    var grant = world.authorise(3, NAME, FRIENDS);

    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(FRIENDS));

    assertThat(world.consents(3, FRIENDS)).isFalse();
    assertThat(world.consents(3, NAME)).isTrue();
    assertThat(world.consents.grant(grant)).isPresent();
    assertThat(lastAction()).isEqualTo(Change.Consent.Action.NARROWED);
  }

  @Test
  void what_stood_and_was_left_out_when_asked_again_is_taken_back_before_the_new_yes() {
    var first = world.authorise(3, NAME, FRIENDS, PHOTOS, PLACES);
    var before = world.entries.size();

    world.acts.authorise(
        person(3),
        MAPS,
        PERSONALISATION,
        Set.of(NAME, PLACES),
        Set.of(PHOTOS, TAGS),
        world.now.plus(Duration.ofDays(30)),
        World.TERMS,
        World.WORDING);

    assertThat(world.consents(3, PHOTOS)).isFalse();
    assertThat(List.of(NAME, PLACES)).allMatch(type -> world.consents(3, type));
    assertThat(world.consents(3, FRIENDS)).as("it was not asked about").isTrue();
    assertThat(world.consents.grant(first)).as("its other types stand").isPresent();
    assertThat(world.entries.subList(before, world.entries.size()))
        .extracting(entry ->
            entry.change() instanceof Change.Consent consent
                ? consent.action()
                : entry.change().getClass())
        .containsExactly(
            Change.Consent.Action.NARROWED, Change.Consent.Action.GIVEN, Change.GrantGiven.class);
  }

  @Test
  void narrowing_until_nothing_is_left_is_recorded_as_a_withdrawal() {
    world.authorise(3, NAME);
    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(NAME));
    assertThat(lastAction()).isEqualTo(Change.Consent.Action.WITHDRAWN);
  }

  @Test
  void who_takes_back_photos_takes_back_their_places_and_tags_too() {
    world.authorise(3, PHOTOS, PLACES, TAGS, NAME);
    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(PHOTOS));
    assertThat(List.of(PHOTOS, PLACES, TAGS)).noneMatch(type -> world.consents(3, type));
    assertThat(world.consents(3, NAME)).isTrue();
  }

  @Test
  void who_takes_back_the_places_of_photos_keeps_the_photos() {
    world.authorise(3, PHOTOS, PLACES);
    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(PLACES));
    assertThat(world.consents(3, PHOTOS)).isTrue();
    assertThat(world.consents(3, PLACES)).isFalse();
  }

  @Test
  void what_came_with_a_type_above_cannot_be_taken_back_alone() {
    world.authorise(3, PHOTOS);
    refused(Because.COVERED_BY_PARENT, () -> narrow(TAGS));
    refused(Because.NOT_GIVEN, () -> narrow(PLACES));
  }

  @Test
  void acts_that_cannot_be_say_why_and_record_nothing() {
    refused(Because.UNKNOWN_TYPE, () -> world.authorise(3, UNKNOWN));
    refused(Because.NO_TYPES, () -> world.authorise(3));
    refused(Because.UNTIL_PAST, () -> listed(World.START));
    refused(Because.UNTIL_TOO_FAR, () -> listed(Instant.MAX));
    refused(Because.NOT_GIVEN, () -> narrow(NAME));
    refused(Because.NOT_GIVEN, () -> world.acts.withdraw(person(3), MAPS, PERSONALISATION));
  }

  @Test
  void stop_ends_every_consent_and_grant_for_the_app_in_one_frame() {
    var grant = world.authorise(3, NAME);
    var before = world.entries.size();

    world.acts.stop(person(3), MAPS);
    world.acts.stop(person(3), MAPS);

    assertThat(world.entries).hasSize(before + 1);
    assertThat(world.consents.grant(grant)).isEmpty();
    assertThat(world.consents(3, NAME)).isFalse();
  }

  @Test
  void a_revoked_grant_is_gone_at_once_and_revoking_it_again_does_nothing() {
    var grant = world.authorise(3, NAME);
    world.acts.revoke(grant, "revoked by the app");
    var recorded = world.entries.size();
    world.acts.revoke(grant, "revoked by the app");

    assertThat(world.consents.grant(grant)).isEmpty();
    assertThat(world.consents(3, NAME)).isTrue();
    assertThat(world.entries).hasSize(recorded);
  }

  @Test
  void what_runs_out_is_recorded_once_and_a_grant_past_its_end_is_dead_before_that() {
    var grant = world.authorise(3, NAME, FRIENDS);
    var end = world.now.plus(Duration.ofDays(90));
    assertThat(world.consents.snapshot().nextExpiry()).isEqualTo(end);

    world.now = end;
    assertThat(world.consents.grant(grant)).isEmpty();
    assertThat(world.acts.expireDue(world.now)).isEqualTo(2);
    assertThat(world.acts.expireDue(world.now)).isZero();
    assertThat(world.consents(3, NAME)).isFalse();
    assertThat(world.consents.snapshot().nextExpiry()).isEqualTo(Instant.MAX);
  }

  @Test
  void a_consent_renewed_before_the_frame_of_its_end_lives_on() {
    world.authorise(3, NAME);
    var held = world.consents.held(person(3).person(), MAPS, PERSONALISATION);
    var late = ConsentActs.taken(person(3).person(), MAPS, Change.Consent.Action.EXPIRED, held);
    world.later(Duration.ofDays(1));
    world.authorise(3, NAME);

    world.appendAll(List.of(late));

    assertThat(world.consents(3, NAME)).isTrue();
  }

  @Test
  void the_persons_page_shows_what_stands_and_marks_what_has_ended() {
    world.authorise(3, NAME, FRIENDS);
    var page = world.consents.accessOf(person(3)).getFirst();
    assertThat(page.ended()).isFalse();
    assertThat(page.held()).extracting(Held::type).containsExactly(FRIENDS, NAME);
    assertThat(page.held()).allMatch(h -> h.wordingSha256().equals(World.WORDING.sha256()));

    world.acts.stop(person(3), MAPS);
    page = world.consents.accessOf(person(3)).getFirst();
    assertThat(page.ended()).isTrue();
    assertThat(page.history())
        .extracting(ConsentEvent::what)
        .containsExactly(What.GIVEN, What.GRANT_GIVEN, What.STOPPED);
  }

  @Test
  void of_an_erased_person_no_row_and_no_bit_is_left() {
    var grant = world.authorise(3, NAME);
    world.appendAll(List.of(new Change.Erased(person(3).person())));

    assertThat(world.consents.accessOf(person(3))).isEmpty();
    assertThat(world.consents.grant(grant)).isEmpty();
    assertThat(world.consents(3, NAME)).isFalse();
    world.table.scan(
        new byte[0],
        new byte[0],
        (key, _) -> {
          throw new AssertionError("a row is left: " + java.util.HexFormat.of().formatHex(key));
        });
  }

  private void narrow(DataTypeId type) {
    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(type));
  }

  private void listed(Instant until) {
    world.acts.agreeToBeListed(
        person(3), MAPS, PERSONALISATION, Set.of(NAME), until, World.TERMS, World.WORDING);
  }

  private void refused(Because because, ThrowingCallable act) {
    var before = world.entries.size();
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            ConsentRefused.class, e -> assertThat(e.because()).isEqualTo(because));
    assertThat(world.entries).hasSize(before);
  }

  private Change.Consent.Action lastAction() {
    return ((Change.Consent) world.entries.getLast().change()).action();
  }
}
