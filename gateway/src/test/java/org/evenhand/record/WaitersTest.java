package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.Held.result;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.access;
import static org.evenhand.record.RecordWorld.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody who waits for the record waits for ever. */
class WaitersTest {
  private final RecordWorld world = new RecordWorld(1);

  @Test
  void everyone_who_shares_a_sync_with_a_long_list_of_changes_is_woken() throws Exception {
    world.configuration = LogConfiguration.small();
    try (var log = world.open()) {
      var held = Held.after(log, bulk(0, 1));
      var many = IntStream.range(1, 601).<Change>mapToObj(n -> bulk(n, 1)).toList();
      var list = held.call(() -> log.appendAll(many));
      var others = new ArrayList<FutureTask<Long>>();
      for (int i = 0; i < 30; i++) {
        others.add(held.call(() -> log.append(bulk(1000, 1))));
      }
      held.release();
      assertThat(result(list)).isEqualTo(601);
      for (int i = 0; i < 30; i++) {
        assertThat(result(others.get(i))).isEqualTo(602 + i);
      }
    }
  }

  @Test
  void a_list_of_changes_longer_than_what_may_be_pending_is_recorded_in_its_order() {
    var many = IntStream.range(0, 700).<Change>mapToObj(n -> bulk(n, 200)).toList();
    try (var log = world.open()) {
      assertThat(log.appendAll(many)).isEqualTo(700);
      assertThat(log.applied()).isEqualTo(700);
      assertThat(world.folds.getFirst().entries()).extracting(Entry::change).isEqualTo(many);
      assertThat(log.appendAll(List.of())).isEqualTo(700);
    }
  }

  @Test
  void a_frame_longer_than_what_may_be_pending_is_refused_and_the_record_goes_on() {
    try (var log = world.open()) {
      assertThatThrownBy(() -> log.append(bulk(1, 16 * RecordWorld.KIB)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than may be pending");
      assertThat(log.append(bulk(2, 15 * RecordWorld.KIB))).isEqualTo(1);
    }
  }

  @Test
  void whoever_waits_to_decide_at_the_writer_is_told_when_the_record_is_closed() throws Exception {
    var log = world.open();
    var held = Held.after(log, bulk(0, 1));
    var waiting = held.call(() -> log.append(bulk(1, 1)));
    var deciding =
        held.call(() -> log.admitAtWriter(() -> access(MAPS, 1, "GET /v1/me", log.applied(), 2)));
    var behind = held.call(() -> log.append(bulk(2, 1)));
    var closing = held.call(() -> closed(log));
    held.release();
    assertThat(result(closing)).isTrue();
    assertThat(result(waiting)).isEqualTo(2);
    assertStopped(deciding);
    assertStopped(behind);
  }

  @Test
  void whoever_waits_for_room_is_told_when_the_record_is_closed() throws Exception {
    var log = world.open();
    var held = Held.after(log, bulk(0, 1));
    var first = held.call(() -> log.append(bulk(1, 10_000)));
    var second = held.call(() -> log.append(bulk(2, 10_000)));
    var closing = held.call(() -> closed(log));
    held.release();
    assertThat(result(closing)).isTrue();
    assertThat(result(first)).isEqualTo(2);
    assertStopped(second);
  }

  @Test
  void deciding_at_the_writer_sees_everything_applied_and_lets_nothing_in_between()
      throws Exception {
    try (var log = world.open()) {
      var held = Held.after(log, bulk(0, 1));
      var before = held.call(() -> log.append(bulk(1, 1)));
      var deciding =
          held.call(() -> log.admitAtWriter(() -> access(MAPS, 1, "GET /v1/me", log.applied(), 2)));
      var after = held.call(() -> log.append(RecordWorld.withdrawn(MAPS, 1)));
      held.release();
      assertThat(result(before)).isEqualTo(2);
      var admitted = (Admission.Admitted) result(deciding);
      assertThat(admitted.permit().position()).isEqualTo(3);
      assertThat(result(after)).isEqualTo(4);
      var body = (org.evenhand.record.frame.Body.Access) world.bodies(log).get(2);
      assertThat(body.header().asked().factsAt()).isEqualTo(2);
    }
  }

  @Test
  void whoever_decides_at_the_writer_must_not_write_and_hurts_nobody_by_trying() {
    try (var log = world.open()) {
      assertThatThrownBy(() -> log.admitAtWriter(() -> badly(log)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must not write to the log");
      assertThat(log.append(bulk(2, 1))).isEqualTo(1);
    }
  }

  @Test
  void an_interrupted_waiter_still_learns_what_became_of_its_frame() throws Exception {
    try (var log = world.open()) {
      var held = Held.after(log, bulk(0, 1));
      var interrupted = new AtomicBoolean();
      var waiting =
          held.call(() -> {
            Thread.currentThread().interrupt();
            long position = log.append(bulk(1, 1));
            interrupted.set(Thread.currentThread().isInterrupted());
            return position;
          });
      held.release();
      assertThat(result(waiting)).isEqualTo(2);
      assertThat(interrupted).isTrue();
    }
  }

  @Test
  void a_closed_record_takes_nothing_more_and_can_be_closed_again() {
    var log = world.open();
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(bulk(1, 1))).isInstanceOf(RecordStopped.class);
    assertThatThrownBy(() -> log.admit(access(MAPS, 1, "GET /v1/me", 0, 2)))
        .isInstanceOf(RecordStopped.class);
    assertThat(world.stops).isEmpty();
  }

  private static org.evenhand.decide.Decision badly(Log log) {
    log.append(bulk(1, 1));
    return access(MAPS, 1, "GET /v1/me", 0, 2);
  }

  private static boolean closed(Log log) {
    log.close();
    return true;
  }

  private static void assertStopped(FutureTask<?> call) {
    assertThatThrownBy(() -> result(call))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RecordStopped.class);
  }
}
