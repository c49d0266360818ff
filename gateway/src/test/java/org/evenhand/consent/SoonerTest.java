package org.evenhand.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.consent.Types.FRIENDS;
import static org.evenhand.consent.Types.NAME;
import static org.evenhand.consent.World.MAPS;
import static org.evenhand.consent.World.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evenhand.consent.ConsentRefused.Because;
import org.junit.jupiter.api.Test;

/** A person has what an app may see end sooner than they once said. */
class SoonerTest {
  private final World world = new World();

  private Instant in(Duration time) {
    return world.now.plus(time);
  }

  private List<Held> held() {
    return world.consents.accessOf(person(3)).stream().flatMap(a -> a.held().stream()).toList();
  }

  @Test
  void what_stands_ends_then_and_nothing_else_of_it_changes() {
    var grant = world.authorise(3, NAME, FRIENDS);
    var before = held();
    var until = in(Duration.ofDays(2));

    world.acts.shorten(person(3), MAPS, until);

    assertThat(held()).extracting(Held::until).containsOnly(until);
    assertThat(held()).extracting(Held::since).isEqualTo(before.stream().map(Held::since).toList());
    assertThat(held())
        .extracting(Held::wordingSha256)
        .isEqualTo(before.stream().map(Held::wordingSha256).toList());
    assertThat(world.consents.grant(grant)).get().extracting(Grant::types).isNotNull();
    assertThat(world.consents.grant(grant).orElseThrow().types()).contains(NAME, FRIENDS);
  }

  @Test
  void after_that_it_is_gone() {
    world.authorise(3, NAME);
    world.acts.shorten(person(3), MAPS, in(Duration.ofDays(2)));
    world.later(Duration.ofDays(3));
    world.acts.expireDue(world.now);
    assertThat(world.consents(3, NAME)).isFalse();
  }

  @Test
  void it_never_makes_anything_last_longer() {
    world.authorise(3, NAME);
    var before = held();
    refused(in(Duration.ofDays(365 * 50L)), Because.NOT_GIVEN);
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void an_end_that_has_passed_and_an_app_with_nothing_are_refused() {
    refused(in(Duration.ofDays(1)), Because.NOT_GIVEN);
    world.authorise(3, NAME);
    refused(world.now, Because.UNTIL_PAST);
  }

  private void refused(Instant until, Because because) {
    assertThatThrownBy(() -> world.acts.shorten(person(3), MAPS, until))
        .isInstanceOfSatisfying(
            ConsentRefused.class, it -> assertThat(it.because()).isEqualTo(because));
  }
}
