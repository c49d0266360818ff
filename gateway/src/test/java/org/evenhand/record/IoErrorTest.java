package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.RecordWorld.bulk;

import java.io.UncheckedIOException;
import org.evenhand.record.SimulatedFiles.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** An error at every write, sync, new file and new name in turn. */
class IoErrorTest {
  private static final int THREADS = 4;

  @ParameterizedTest
  @EnumSource(value = Operation.class, mode = Mode.EXCLUDE, names = "DELETE")
  void an_error_stops_the_process_once_and_what_was_acknowledged_is_there(Operation kind) {
    failAtEvery(kind, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(value = Operation.class, mode = Mode.EXCLUDE, names = "DELETE")
  void an_error_stops_the_process_once_in_many_histories(Operation kind) {
    for (long seed = 2; seed < 60; seed++) {
      failAtEvery(kind, seed);
    }
  }

  private static void failAtEvery(Operation kind, long seed) {
    int nth = 1;
    while (failAt(kind, nth, seed)) {
      nth++;
    }
    assertThat(nth).isGreaterThan(2);
  }

  /** Whether there was an n-th operation of this kind. */
  private static boolean failAt(Operation kind, int nth, long seed) {
    var world = new RecordWorld(seed * 1000 + nth);
    var work = new Workload(world, THREADS, 20);
    world.files.failingAt(kind, nth);
    try (var log = world.open()) {
      work.run(log);
      if (!world.stops.isEmpty()) {
        assertStopped(log, work);
      }
    } catch (UncheckedIOException atOpening) {
      assertThat(work.told).isEmpty();
      assertThat(work.stopped).hasValue(0);
    }
    assertThat(world.stops).hasSizeLessThanOrEqualTo(1);
    if (kind == Operation.WRITE || kind == Operation.FORCE) {
      assertThat(world.files.afterFailure()).isZero();
    }
    boolean failed = world.files.operations(kind) >= nth;
    startAgain(world, work);
    return failed;
  }

  private static void assertStopped(Log log, Workload work) {
    long applied = log.applied();
    assertThatThrownBy(() -> log.append(bulk(0, 1))).isInstanceOf(RecordStopped.class);
    assertThatThrownBy(() -> log.admitAtWriter(() -> null)).isInstanceOf(RecordStopped.class);
    assertThat(log.applied()).isEqualTo(applied);
    assertThat(work.told.keySet()).allMatch(position -> position <= applied);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void an_error_while_starting_keeps_it_closed_and_the_next_start_needs_no_repair(Operation kind) {
    int failed = 0;
    for (int seed = 1; seed <= 20; seed++) {
      var world = new RecordWorld(seed);
      var work = new Workload(world, THREADS, 10);
      // An empty folder is begun with a new file and its name; any other is mended.
      if (kind != Operation.CREATE && kind != Operation.RENAME) {
        world.files.losingPowerAt(40 + seed);
        runUntilPowerIsLost(world, work);
      }
      world.files.failingAt(kind, 1);
      try (var log = world.open()) {
        work.check(log);
      } catch (UncheckedIOException expected) {
        failed++;
      }
      startAgain(world, work);
    }
    assertThat(failed).isPositive();
  }

  private static void runUntilPowerIsLost(RecordWorld world, Workload work) {
    try (var log = world.open()) {
      work.run(log);
    }
    world.losePower();
    world.stops.clear();
  }

  /** First the process alone ended; then, with what that start made sure of, power is lost. */
  private static void startAgain(RecordWorld world, Workload work) {
    if (world.random.nextBoolean()) {
      world.endProcess();
      try (var log = world.open()) {
        work.check(log);
      }
    }
    world.losePower();
    try (var log = world.open()) {
      work.check(log);
      log.append(bulk(0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"WRITE", "FORCE"})
  void after_an_error_nothing_more_is_written_and_no_sync_is_tried_again(Operation kind) {
    var world = new RecordWorld(7);
    try (var log = world.open()) {
      log.append(bulk(1, 100));
      world.files.failingAt(kind, world.files.operations(kind) + 1);
      assertThatThrownBy(() -> log.append(bulk(2, 100)))
          .isInstanceOf(RecordStopped.class)
          .hasRootCauseMessage("simulated failure of " + kind);
      assertThatThrownBy(() -> log.append(bulk(3, 100))).isInstanceOf(RecordStopped.class);
      assertThat(log.applied()).isEqualTo(1);
      assertThat(log.read(2)).isEmpty();
    }
    assertThat(world.files.afterFailure()).isZero();
    assertThat(world.stops).singleElement().asString().contains("could not be written");
  }

  @Test
  void a_batch_whose_sync_failed_but_that_is_still_seen_is_made_durable_before_it_counts() {
    var world = new RecordWorld(8);
    try (var log = world.open()) {
      log.append(bulk(1, 100));
      world.files.failingAt(Operation.FORCE, world.files.operations(Operation.FORCE) + 1);
      assertThatThrownBy(() -> log.append(bulk(2, 100))).isInstanceOf(RecordStopped.class);
    }
    world.endProcess();
    long last;
    try (var log = world.open()) {
      last = log.applied();
    }
    assertThat(last).isEqualTo(2);
    world.losePower();
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(2);
    }
  }
}
