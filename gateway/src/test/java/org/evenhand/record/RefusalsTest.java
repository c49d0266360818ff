package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.RecordWorld.GAMES;
import static org.evenhand.record.RecordWorld.MAPS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.record.frame.Body;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

/** Floods of refused calls cost one frame for each app and second, and every call is in a count. */
class RefusalsTest {
  private static final String OPERATION = "GET /v1/me";
  private static final List<Reason> REASONS = List.of(Reason.OVER_LIMIT, Reason.UNKNOWN_FIELD);

  private record Count(AppId app, Reason reason) {}

  private final RecordWorld world = new RecordWorld(1);

  @Test
  void
      the_first_of_a_reason_in_a_second_is_a_frame_and_the_rest_are_one_when_the_record_is_closed() {
    try (var log = world.open()) {
      assertThat(log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT)).isEqualTo(1);
      for (int i = 0; i < 10; i++) {
        assertThat(log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT)).isEqualTo(-1);
      }
      assertThat(log.refuse(MAPS, OPERATION, Reason.UNKNOWN_FIELD)).isEqualTo(2);
      assertThat(log.refuse(MAPS, OPERATION, Reason.UNKNOWN_FIELD)).isEqualTo(-1);
    }
    var second = world.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    assertThat(reopened(world))
        .containsExactly(
            new Body.TurnedAway(MAPS, OPERATION, Reason.OVER_LIMIT),
            new Body.TurnedAway(MAPS, OPERATION, Reason.UNKNOWN_FIELD),
            new Body.Refusals(
                MAPS, second, Map.of(Reason.OVER_LIMIT, 10L, Reason.UNKNOWN_FIELD, 1L)));
  }

  @Test
  void apps_do_not_share_a_count_and_a_new_second_begins_with_a_frame() {
    try (var log = world.open()) {
      assertThat(log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT)).isEqualTo(1);
      assertThat(log.refuse(GAMES, OPERATION, Reason.OVER_LIMIT)).isEqualTo(2);
      assertThat(log.refuse(GAMES, OPERATION, Reason.OVER_LIMIT)).isEqualTo(-1);
      world.clock.pass(Duration.ofSeconds(1));
      assertThat(log.refuse(GAMES, OPERATION, Reason.OVER_LIMIT)).isGreaterThan(2);
    }
    assertThat(counts(reopened(world)))
        .isEqualTo(
            Map.of(
                new Count(MAPS, Reason.OVER_LIMIT), 1L, new Count(GAMES, Reason.OVER_LIMIT), 3L));
  }

  @Test
  void what_the_rule_refuses_is_counted_as_what_never_reached_it_also_at_the_writer() {
    var refused = RecordWorld.refused(MAPS, 1, OPERATION, 0);
    try (var log = world.open()) {
      assertThat(log.admit(refused)).isEqualTo(new Admission.RefusalRecorded(1));
      assertThat(log.admit(refused)).isEqualTo(new Admission.RefusalRecorded(-1));
      assertThat(log.admitAtWriter(() -> refused)).isEqualTo(new Admission.RefusalRecorded(-1));
      assertThat(log.refuse(MAPS, OPERATION, Reason.NO_AGREEMENT)).isEqualTo(-1);
      world.clock.pass(Duration.ofSeconds(1));
      long applied = log.applied();
      assertThat(log.admitAtWriter(() -> refused))
          .isInstanceOfSatisfying(
              Admission.RefusalRecorded.class,
              it -> assertThat(it.position()).isGreaterThan(applied));
    }
    assertThat(reopened(world))
        .filteredOn(body -> body instanceof Body.Refusals)
        .singleElement()
        .isInstanceOfSatisfying(
            Body.Refusals.class,
            it -> assertThat(it.counts()).isEqualTo(Map.of(Reason.NO_AGREEMENT, 3L)));
  }

  @Property(tries = 25)
  void many_threads_of_refusals_add_up_exactly(@ForAll long seed) throws Exception {
    var many = new RecordWorld(seed);
    var sums = new HashMap<Count, Long>();
    try (var log = many.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Map<Count, Long>>>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> flood(log, many));
      }
      for (var counted : threads.invokeAll(tasks)) {
        counted.get().forEach((what, times) -> sums.merge(what, times, Long::sum));
      }
    }
    var bodies = reopened(many);
    assertThat(counts(bodies)).isEqualTo(sums);
    assertThat(windows(bodies)).doesNotHaveDuplicates();
  }

  @Test
  void a_closed_record_counts_nothing() {
    var log = world.open();
    log.close();
    assertThatThrownBy(() -> log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT))
        .isInstanceOf(RecordStopped.class);
    assertThatThrownBy(() -> log.refuse(MAPS, OPERATION, Reason.OVER_LIMIT))
        .isInstanceOf(RecordStopped.class);
    assertThat(reopened(world)).isEmpty();
  }

  private static Map<Count, Long> flood(Log log, RecordWorld world) {
    var counts = new HashMap<Count, Long>();
    for (int i = 0; i < 50; i++) {
      var random = new Random(world.random.nextLong());
      var app = random.nextBoolean() ? MAPS : GAMES;
      var reason = REASONS.get(random.nextInt(REASONS.size()));
      long position = log.refuse(app, OPERATION, reason);
      assertThat(position).isNotZero();
      counts.merge(new Count(app, reason), 1L, Long::sum);
      if (random.nextInt(10) == 0) {
        world.clock.pass(Duration.ofMillis(300));
      }
    }
    return counts;
  }

  private static List<Body> reopened(RecordWorld world) {
    world.losePower();
    try (var log = world.open()) {
      return world.bodies(log);
    }
  }

  private static Map<Count, Long> counts(List<Body> bodies) {
    var all = new HashMap<Count, Long>();
    for (var body : bodies) {
      if (body instanceof Body.TurnedAway(var app, _, var reason)) {
        all.merge(new Count(app, reason), 1L, Long::sum);
      }
      if (body instanceof Body.Refusals(var app, _, var counts)) {
        counts.forEach((reason, times) -> all.merge(new Count(app, reason), times, Long::sum));
      }
    }
    return all;
  }

  private static List<String> windows(List<Body> bodies) {
    return bodies.stream()
        .filter(body -> body instanceof Body.Refusals)
        .map(body -> (Body.Refusals) body)
        .map(body -> body.app() + " " + body.second())
        .toList();
  }
}
