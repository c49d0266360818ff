package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.evenhand.store.memory.MemoryTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the store's files are rewritten after erasures, over the real table with a moved clock. */
class SweepTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Runnable AT_ONCE = () -> {};

  private final MemoryTable table = new MemoryTable();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final SynchronousQueue<Instant> begun = new SynchronousQueue<>();
  private final List<Sweep> opened = new ArrayList<>();
  private volatile Runnable rewriting = AT_ONCE;

  private Sweep open() {
    var sweep =
        new Sweep(
            table,
            () -> {
              hand(now.get());
              rewriting.run();
            },
            now::get);
    opened.add(sweep);
    return sweep;
  }

  private void hand(Instant at) {
    try {
      assertThat(begun.offer(at, 10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets so much time pass, second by second; gives when sweeps began, and waits for their end. */
  private List<Duration> pass(Sweep sweep, Duration time) throws InterruptedException {
    var all = new ArrayList<Duration>();
    var end = now.get().plus(time);
    while (now.get().isBefore(end)) {
      now.updateAndGet(it -> it.plusSeconds(1));
      if (sweep.eachSecond()) {
        all.add(Duration.between(START, begun.poll(10, TimeUnit.SECONDS)));
        sweep.await();
      }
    }
    return all;
  }

  private boolean marked() {
    return table.get("due".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) != null;
  }

  @AfterEach
  void close() {
    opened.forEach(Sweep::close);
  }

  @Test
  void ten_minutes_after_the_first_one_sweep_serves_all_who_were_erased() throws Exception {
    var sweep = open();
    sweep.due();
    assertThat(marked()).isTrue();
    assertThat(pass(sweep, Duration.ofMinutes(5))).isEmpty();
    sweep.due();
    sweep.due();
    assertThat(pass(sweep, Duration.ofDays(1))).containsExactly(Duration.ofMinutes(10));
    assertThat(marked()).isFalse();
  }

  @Test
  void whoever_was_erased_while_it_swept_or_right_before_goes_the_next_time() throws Exception {
    var sweep = open();
    sweep.due();
    pass(sweep, Duration.ofSeconds(599));
    sweep.due();
    assertThat(pass(sweep, Duration.ofSeconds(1))).containsExactly(Duration.ofMinutes(10));
    assertThat(marked()).isTrue();
    assertThat(pass(sweep, Duration.ofDays(1))).containsExactly(Duration.ofSeconds(1_199));
    assertThat(marked()).isFalse();
  }

  @Test
  void the_mark_outlives_a_restart_and_is_swept_ten_minutes_after_it() throws Exception {
    open().due();
    now.updateAndGet(it -> it.plus(Duration.ofDays(3)));
    var again = open();
    assertThat(pass(again, Duration.ofMinutes(9))).isEmpty();
    assertThat(pass(again, Duration.ofMinutes(1)))
        .containsExactly(Duration.ofDays(3).plusMinutes(10));
    assertThat(marked()).isFalse();
    assertThat(pass(open(), Duration.ofHours(1))).isEmpty();
  }

  @Test
  void one_that_fails_is_tried_again_in_ten_minutes_and_the_mark_stays_until_it_succeeds()
      throws Exception {
    var sweep = open();
    rewriting =
        () -> {
          throw new IllegalStateException("the disk is full");
        };
    sweep.due();
    assertThat(pass(sweep, Duration.ofMinutes(35)))
        .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(30));
    assertThat(marked()).isTrue();
    rewriting = AT_ONCE;
    assertThat(pass(sweep, Duration.ofDays(1))).containsExactly(Duration.ofMinutes(40));
    assertThat(marked()).isFalse();
  }

  @Test
  void erasures_without_end_keep_the_disk_busy_for_a_tenth_of_the_time_at_most() throws Exception {
    var sweep = open();
    rewriting = () -> now.updateAndGet(it -> it.plus(Duration.ofMinutes(6)));
    var all = new ArrayList<Duration>();
    for (int minute = 0; minute < 10 * 60; minute++) {
      sweep.due();
      all.addAll(pass(sweep, Duration.ofMinutes(1)));
    }
    assertThat(all).hasSizeGreaterThan(5);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).minus(all.get(i - 1))).isGreaterThanOrEqualTo(Duration.ofMinutes(60));
    }
  }
}
