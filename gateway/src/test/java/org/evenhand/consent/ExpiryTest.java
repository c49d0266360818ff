package org.evenhand.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.consent.Types.FRIENDS;
import static org.evenhand.consent.Types.NAME;
import static org.evenhand.consent.World.person;

import java.time.Duration;
import org.evenhand.record.Change;
import org.junit.jupiter.api.Test;

/** What runs out, when much does at once and when somebody's key is gone. */
class ExpiryTest {
  private static final Duration TERM = Duration.ofDays(90);
  private final World world = new World();

  @Test
  void however_much_ends_at_one_moment_it_is_recorded_in_bounded_parts() {
    int people = 2 * Expiry.AT_ONCE + 7;
    for (int i = 1; i <= people; i++) {
      world.authorise(i, NAME);
    }
    world.later(TERM);
    world.mostAtOnce = 0;

    assertThat(world.acts.expireDue(world.now)).isEqualTo(2 * people);

    assertThat(world.mostAtOnce).isLessThanOrEqualTo(Expiry.AT_ONCE);
    for (int i = 1; i <= people; i++) {
      assertThat(world.consents(i, NAME)).isFalse();
    }
    assertThat(world.acts.expireDue(world.now)).isZero();
  }

  @Test
  void who_has_no_key_any_more_is_passed_over_and_keeps_nobody_else_waiting() {
    for (int i = 1; i <= 3; i++) {
      world.authorise(i, NAME);
    }
    world.keyless.add(person(2).person());
    world.later(TERM);

    assertThat(world.acts.expireDue(world.now)).isEqualTo(4);

    assertThat(world.consents(1, NAME)).isFalse();
    assertThat(world.consents(3, NAME)).isFalse();
    assertThat(world.acts.expireDue(world.now)).isZero();
  }

  @Test
  void what_runs_out_just_after_somebody_was_passed_over_is_recorded_at_once() {
    world.authorise(2, NAME);
    world.later(Duration.ofMillis(300));
    world.authorise(3, FRIENDS);
    world.keyless.add(person(2).person());
    world.later(TERM.minusMillis(300));
    assertThat(world.acts.expireDue(world.now)).isZero();

    world.later(Duration.ofMillis(300));
    assertThat(world.acts.expireDue(world.now)).isEqualTo(2);

    assertThat(world.consents(3, FRIENDS)).isFalse();
  }

  @Test
  void an_erasure_that_comes_late_takes_what_was_passed_over() {
    world.authorise(2, NAME);
    world.keyless.add(person(2).person());
    world.later(TERM);
    world.acts.expireDue(world.now);
    world.appendAll(java.util.List.of(new Change.Erased(person(2).person())));

    assertThat(world.consents(2, NAME)).isFalse();
    world.later(Duration.ofSeconds(2));
    assertThat(world.acts.expireDue(world.now)).isZero();
  }
}
