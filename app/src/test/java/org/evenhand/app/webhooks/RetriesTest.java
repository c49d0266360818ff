package org.evenhand.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When an event is tried again. */
final class RetriesTest {
  private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

  private final Retries retries = new Retries(new Random(1));

  @Test
  void each_wait_is_about_twice_the_one_before_up_to_six_hours_and_all_end_after_three_days() {
    var waits = new ArrayList<Duration>();
    var now = DUE;
    for (var next = retries.next(DUE, 1, now);
        next.isPresent();
        next = retries.next(DUE, waits.size() + 1, now)) {
      waits.add(Duration.between(now, next.get()));
      now = next.get();
    }

    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    assertThat(waits.get(4)).isBetween(Duration.ofSeconds(384), Duration.ofSeconds(480));
    assertThat(waits.getLast()).isBetween(Duration.ofSeconds(17_280), Duration.ofHours(6));
    assertThat(now).isBetween(DUE.plus(Duration.ofHours(66)), DUE.plus(Duration.ofDays(3)));
    assertThat(waits).hasSizeBetween(19, 26);
  }

  @Test
  void receivers_that_broke_down_together_are_not_asked_together() {
    var one = retries.next(DUE, 5, DUE);
    assertThat(retries.next(DUE, 5, DUE)).isNotEqualTo(one);
  }

  @Test
  void many_attempts_do_not_overflow_the_wait() {
    assertThat(retries.next(DUE, 1_000, DUE).orElseThrow())
        .isBefore(DUE.plus(Duration.ofHours(7)))
        .isAfter(DUE.plus(Duration.ofHours(4)));
  }
}
