package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record's time never goes backwards; a clock that leaps stops the process. */
class ClockTest {
  private static final String OPERATION = "GET /v1/me";

  private final RecordWorld world = new RecordWorld(1);

  @ParameterizedTest
  @ValueSource(longs = {-299, -2, 2, 299})
  void a_small_step_leaves_a_frame_and_time_does_not_go_back(long seconds) {
    try (var log = world.open()) {
      log.append(bulk(1, 1));
      world.clock.step(Duration.ofSeconds(seconds));
      log.append(bulk(2, 1));
      log.append(bulk(3, 1));
      assertThat(steps(log)).containsExactly(Duration.ofSeconds(seconds));
      assertThat(times(log)).isSorted();
      assertThat(world.stops).isEmpty();
      assertThat(log.now()).isAfterOrEqualTo(world.clock.instant());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 86_400L * 365 * 400})
  void a_leap_beyond_five_minutes_stops_the_process(long seconds) {
    try (var log = world.open()) {
      log.append(bulk(1, 1));
      world.clock.step(Duration.ofSeconds(seconds));
      assertThatThrownBy(() -> log.append(bulk(2, 1))).isInstanceOf(RecordStopped.class);
      assertThat(world.stops).singleElement().asString().contains("clock stepped by");
      assertThatThrownBy(() -> log.append(bulk(3, 1))).isInstanceOf(RecordStopped.class);
    }
    world.clock.step(Duration.ofSeconds(-seconds));
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(1);
    }
  }

  @Test
  void a_leap_leaves_no_frame_of_its_time_even_when_only_counts_are_due() throws Exception {
    Instant before = world.clock.instant();
    try (var log = world.open()) {
      log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT);
      log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT);
      world.clock.step(Duration.ofHours(1));
      for (int i = 0; i < 200 && world.stops.isEmpty() && log.applied() < 2; i++) {
        Thread.sleep(50);
      }
      assertThat(times(log)).allMatch(time -> time <= RecordTime.micros(before));
      assertThat(world.stops).hasSize(1);
    }
  }

  @Test
  void slewing_is_no_step_and_passing_time_is_none() {
    try (var log = world.open()) {
      for (int i = 0; i < 300; i++) {
        world.clock.pass(Duration.ofSeconds(30));
        // 500 ppm is the most that a clock is slewed by.
        world.clock.step(Duration.ofMillis(15));
        log.append(bulk(i, 1));
      }
      assertThat(steps(log)).isEmpty();
    }
  }

  @Test
  void a_thread_held_up_between_its_looks_at_the_two_clocks_sees_no_step() {
    var held = new AtomicBoolean();
    try (var log =
        Log.open(
            world.configuration,
            world.files,
            world.codec,
            () -> {
              var wall = world.clock.instant();
              if (held.compareAndSet(true, false)) {
                world.clock.pass(Duration.ofMinutes(6));
              }
              return wall;
            },
            world.clock::nanos,
            List.of(),
            (message, _) -> world.stops.add(message))) {
      for (int i = 0; i < 10; i++) {
        held.set(true);
        log.append(bulk(i, 1));
      }
      assertThat(world.stops).isEmpty();
      assertThat(steps(log)).isEmpty();
    }
  }

  @Test
  void a_clock_far_behind_the_record_keeps_it_closed_and_changes_nothing() {
    try (var log = world.open()) {
      log.append(bulk(1, 1));
    }
    world.endProcess();
    world.clock.step(Duration.ofMinutes(-6));
    assertThatThrownBy(world::open)
        .isInstanceOf(CannotOpenRecord.ClockBehind.class)
        .hasMessageContaining("Set the clock");
    assertThat(world.files.operations()).isZero();
    world.clock.step(Duration.ofMinutes(2));
    try (var log = world.open()) {
      log.append(bulk(2, 1));
      assertThat(times(log)).isSorted();
    }
  }

  private List<Duration> steps(Log log) {
    return world.bodies(log).stream()
        .filter(body -> body instanceof Body.Of(Change.ClockStepped _))
        .map(body -> ((Change.ClockStepped) ((Body.Of) body).change()).byMicros())
        .map(micros -> Duration.ofNanos(micros * 1_000))
        .toList();
  }

  private static List<Long> times(Log log) {
    return RecordWorld.frames(log).stream().map(RawFrame::timeMicros).toList();
  }
}
