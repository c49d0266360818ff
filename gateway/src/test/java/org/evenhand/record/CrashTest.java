package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.RecordWorld.bulk;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loss of power at every operation in turn, during work and during restart. */
class CrashTest {
  private static final int THREADS = 3;
  private static final int ACTS = 30;

  @Test
  void what_was_acknowledged_survives_a_loss_of_power_at_any_operation() {
    for (long seed = 1; seed <= 2; seed++) {
      losePowerAtEveryOperation(seed);
    }
  }

  @Test
  @Tag("long")
  void what_was_acknowledged_survives_a_loss_of_power_at_any_operation_in_many_histories() {
    for (long seed = 3; seed < 100; seed++) {
      losePowerAtEveryOperation(seed);
    }
  }

  private static void losePowerAtEveryOperation(long seed) {
    int at = 1;
    while (losePowerAt(at, seed)) {
      at++;
    }
    assertThat(at).as("operations of a history").isGreaterThan(50);
  }

  /** Whether the power was lost before all was done. */
  private static boolean losePowerAt(int at, long seed) {
    var world = new RecordWorld(1000 * seed + at);
    var work = new Workload(world, THREADS, ACTS);
    world.files.losingPowerAt(at);
    try (var log = world.open()) {
      work.run(log);
    } catch (UncheckedIOException lostWhileOpening) {
      assertThat(world.files.lost()).isTrue();
    }
    boolean lost = world.files.lost();
    assertThat(world.stops).hasSizeLessThanOrEqualTo(1);
    world.losePower();
    loseFoldsWrites(world);
    losePowerWhileStarting(world);
    startAgain(world, work);
    return lost;
  }

  private static void loseFoldsWrites(RecordWorld world) {
    for (var fold : world.folds) {
      if (world.random.nextBoolean()) {
        fold.fallBack(world.random.nextInt(6));
      }
    }
  }

  private static void losePowerWhileStarting(RecordWorld world) {
    for (int tries = world.random.nextInt(4); tries > 0; tries--) {
      world.files.losingPowerAt(1 + world.random.nextInt(5));
      try (var log = world.open()) {
        assertThat(log.applied()).isNotNegative();
      } catch (UncheckedIOException lostAgain) {
        assertThat(world.files.lost()).isTrue();
      }
      world.losePower();
    }
  }

  private static void startAgain(RecordWorld world, Workload work) {
    long last;
    try (var log = world.open()) {
      work.check(log);
      last = log.append(bulk(0, 10));
    }
    world.losePower();
    try (var log = world.open()) {
      work.check(log);
      assertThat(log.applied()).isEqualTo(last);
    }
  }
}
