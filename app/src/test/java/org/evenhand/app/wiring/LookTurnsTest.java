package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.evenhand.app.pages.OwnRecord.Busy;
import org.evenhand.app.pages.OwnRecord.BusyWithYou;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who looks things up in the record, and whom nobody can keep from it. */
@Timeout(60)
class LookTurnsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private final ExecutorService people = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void letAllEnd() {
    end.countDown();
    people.close();
  }

  private static PersonId person(int number) {
    return new PersonId(number);
  }

  /** Looks until the test lets it end; returns once it looks. */
  private Future<Integer> looks(LookTurns turns, int person) throws InterruptedException {
    var began = new CountDownLatch(1);
    var look =
        people.submit(() ->
            turns.take(
                person(person),
                () -> {
                  began.countDown();
                  end.await();
                  return person;
                }));
    assertThat(began.await(50, TimeUnit.SECONDS)).isTrue();
    return look;
  }

  private static int now(LookTurns turns, int person) {
    return turns.take(person(person), () -> person);
  }

  @Test
  void who_looks_already_is_refused_at_once_and_takes_nobody_elses_turn() throws Exception {
    var turns = new LookTurns(2, 8, LONG);
    var first = looks(turns, 1);
    for (int again = 0; again < 100; again++) {
      assertThatThrownBy(() -> now(turns, 1)).isInstanceOf(BusyWithYou.class);
    }
    assertThat(now(turns, 2)).as("another person looks meanwhile").isEqualTo(2);
    end.countDown();
    assertThat(first.get()).isEqualTo(1);
    assertThat(now(turns, 1)).as("and the first one again, when done").isEqualTo(1);
  }

  @Test
  void no_more_wait_than_may_and_all_who_wait_have_their_turn() throws Exception {
    var turns = new LookTurns(1, 3, LONG);
    var all = new ArrayList<Future<Integer>>(List.of(looks(turns, 1)));
    int refused = 0;
    for (int person = 2; person <= 20; person++) {
      int number = person;
      var started = new CountDownLatch(1);
      all.add(
          people.submit(() -> {
            started.countDown();
            return now(turns, number);
          }));
      assertThat(started.await(50, TimeUnit.SECONDS)).isTrue();
    }
    // Three of the nineteen stand in the queue; each of the others is told at once.
    for (int waiting = count(all); waiting > 4; waiting = count(all)) {
      Thread.sleep(5);
    }
    end.countDown();
    for (var one : all) {
      try {
        assertThat(one.get()).isPositive();
      } catch (java.util.concurrent.ExecutionException busy) {
        assertThat(busy).hasCauseInstanceOf(Busy.class);
        refused++;
      }
    }
    assertThat(refused).isEqualTo(16);
  }

  private static int count(List<Future<Integer>> all) {
    return (int) all.stream().filter(one -> !one.isDone()).count();
  }

  @Test
  void a_look_that_fails_gives_its_turn_back() {
    var turns = new LookTurns(1, 0, LONG);
    assertThatThrownBy(() ->
            turns.take(
                person(1),
                () -> {
                  throw new IllegalStateException("the disk");
                }))
        .hasMessage("the disk");
    assertThat(now(turns, 1)).isEqualTo(1);
    assertThat(now(turns, 2)).isEqualTo(2);
  }

  @Test
  void who_waited_long_enough_is_told_so() throws Exception {
    var turns = new LookTurns(1, 1, Duration.ofMillis(1));
    var _ = looks(turns, 1);
    assertThatThrownBy(() -> now(turns, 2))
        .isInstanceOf(Busy.class)
        .isNotInstanceOf(BusyWithYou.class);
  }
}
