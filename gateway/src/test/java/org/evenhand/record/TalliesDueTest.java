package org.evenhand.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.PublicLogWorld.json;
import static org.evenhand.record.RecordWorld.MAPS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.seal.Analysis;
import org.evenhand.record.seal.LogEntry;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Sealer;
import org.evenhand.record.segment.AppSummary;
import org.evenhand.record.segment.Lookup;
import org.evenhand.record.segment.Rows;
import org.evenhand.record.segment.Segment;
import org.evenhand.record.segment.Segments;
import org.evenhand.record.segment.Tally;
import org.evenhand.record.segment.Wanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** When an hour is closed, and what is counted then. The clock begins at 20:15 UTC. */
final class TalliesDueTest {
  private final RecordWorld world = new RecordWorld(21);
  private final MemoryFolder folder = new MemoryFolder();
  @TempDir private Path place;
  private LogKeys keys;

  @BeforeEach
  void makeKeys() throws IOException {
    keys = PublicLogWorld.keys(place.resolve("keys"));
  }

  private Sealer sealer(Log log, Analysis analysis) throws IOException {
    return Sealer.open(
        new Sealer.Parts(
            log,
            folder,
            keys,
            List.of(),
            analysis,
            (message, cause) -> {
              throw new AssertionError(message, cause);
            }),
        null);
  }

  /** Seals until all that is due was made and announced. */
  private void settle(Sealer sealer) throws IOException {
    sealer.seal();
    for (int i = 0; i < 2_000 && !due().isEmpty(); i++) {
      LockSupport.parkNanos(5_000_000);
      sealer.seal();
    }
    assertThat(due().isEmpty()).isTrue();
  }

  private JsonNode due() {
    var state = new String(PublicLogWorld.bytes(folder, "sealer/state").orElseThrow(), UTF_8);
    return json(state).path("due");
  }

  private List<JsonNode> entries(String type) {
    var tree = PublicLogWorld.tree(folder, PublicLogWorld.checkpoint(folder, keys.verifiers()));
    return PublicLogWorld.entries(tree).stream()
        .map(PublicLogWorld::json)
        .filter(entry -> entry.path("type").asString().equals(type))
        .toList();
  }

  private List<String> hours() {
    return entries("tally").stream().map(entry -> entry.path("hour").asString()).toList();
  }

  @Test
  void an_hour_is_counted_once_though_a_frame_of_it_was_admitted_and_not_applied_at_the_turn()
      throws Exception {
    try (var log = world.open()) {
      var held = Held.after(log, RecordWorld.bulk(1, 10));
      var late = held.call(() -> log.append(RecordWorld.bulk(2, 10)));
      var sealer = sealer(log, new PublicLogWorld.Counted());
      world.clock.pass(Duration.ofHours(1));
      sealer.seal();
      assertThat(due().isEmpty()).as("20Z is not over").isTrue();
      held.release();
      assertThat(Held.result(late)).isEqualTo(2);
      log.append(RecordWorld.bulk(3, 10));
      settle(sealer);
      sealer.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z");
    assertThat(entries("segment")).extracting(one -> one.path("to").asLong()).containsExactly(2L);
  }

  @Test
  void an_hour_is_closed_by_time_alone_once_all_of_it_is_sealed() throws IOException {
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      var sealer = sealer(log, new PublicLogWorld.Counted());
      for (int hour = 0; hour < 3; hour++) {
        world.clock.pass(Duration.ofHours(1));
        settle(sealer);
      }
      assertThat(hours()).containsExactly("2026-11-23T20Z");
      log.append(RecordWorld.bulk(2, 10));
      sealer.seal();
      world.clock.pass(Duration.ofHours(1));
      settle(sealer);
      sealer.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z", "2026-11-23T23Z");
  }

  /** Segments and tallies as a server has them made. */
  private record Real(Segments segments, Tally tally, Log log) implements Analysis {
    @Override
    public void begins(long from) {
      segments.dropFrom(from);
      segments.complete(from - 1, log::scan);
    }

    @Override
    public LogEntry.Segment segment(long from, long to) {
      var made = segments.writeSegment(from, to, log::scan);
      return new LogEntry.Segment(made.name(), made.from(), made.to(), made.sha256());
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) {
      var made = tally.write(Instant.parse(hour.replace("Z", ":00:00Z")), lastOfDay);
      return Optional.of(new LogEntry.Tally(made.hour(), made.rows(), made.sha256()));
    }
  }

  /** Makes a segment only when it is let. */
  private record Waiting(Real real, CountDownLatch until) implements Analysis {
    @Override
    public void begins(long from) {
      real.begins(from);
    }

    @Override
    public LogEntry.Segment segment(long from, long to) throws IOException {
      try {
        until.await();
      } catch (InterruptedException ended) {
        throw new IOException("interrupted", ended);
      }
      return real.segment(from, to);
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) {
      return real.tally(hour, lastOfDay);
    }
  }

  private Segments segments() {
    return Segments.open(place.resolve("segments"), rows());
  }

  private Tally tally(Segments segments) {
    return new Tally(segments, place.resolve("tally"));
  }

  private Rows rows() {
    return new Rows(DecisionFixtures.catalogue(), world.codec);
  }

  private void nineSeen(Log log, int first) {
    for (int person = first; person < first + 9; person++) {
      log.admit(RecordWorld.access(MAPS, 1, "GET /v1/me/friends", log.applied(), person));
    }
  }

  private List<String> lines(String hour) throws IOException {
    return Files.readAllLines(place.resolve("tally/" + hour + ".csv")).stream().skip(1).toList();
  }

  @Test
  void the_days_rest_is_published_though_its_last_hours_had_nothing() throws IOException {
    try (var log = world.open();
        var segments = segments()) {
      var sealer = sealer(log, segments);
      nineSeen(log, 2);
      sealer.seal();
      world.clock.pass(Duration.ofHours(1));
      nineSeen(log, 11);
      settle(sealer);
      // Idle seconds close 21Z long before the day ends; a restart must not forget the day.
      world.clock.pass(Duration.ofHours(1));
      settle(sealer);
      assertThat(hours()).containsExactly("2026-11-23T20Z", "2026-11-23T21Z");
      sealer.close();
      var again = sealer(log, segments);
      world.clock.pass(Duration.ofHours(30));
      settle(again);
      settle(again);
      again.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z", "2026-11-23T21Z", "2026-11-23T23Z");
    assertThat(lines("2026-11-23T20Z")).isEmpty();
    assertThat(lines("2026-11-23T21Z")).isEmpty();
    assertThat(lines("2026-11-23T23Z")).containsExactly("2026-11-23T23Z,(rest),(rest),,,,18,18,18");
  }

  @Test
  void a_day_that_a_new_days_frame_ends_has_its_rest_in_its_last_busy_hour_and_only_there()
      throws IOException {
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      var sealer = sealer(log, new PublicLogWorld.Counted());
      world.clock.pass(Duration.ofHours(5));
      log.append(RecordWorld.bulk(2, 10));
      settle(sealer);
      world.clock.pass(Duration.ofHours(24));
      settle(sealer);
      sealer.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z", "2026-11-24T01Z");
    // Counted gives a row where the day's rest was asked for.
    assertThat(entries("tally")).extracting(one -> one.path("rows").asInt()).containsOnly(1);
  }

  @Test
  void a_state_that_an_older_program_left_is_taken_up() throws IOException {
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      sealer(log, new PublicLogWorld.Counted()).close();
      var state = new String(PublicLogWorld.bytes(folder, "sealer/state").orElseThrow(), UTF_8);
      var older = state.replace(",\"tallied\":\"\"", "");
      assertThat(older).isNotEqualTo(state);
      folder.write("sealer/state", older.getBytes(UTF_8));
      var sealer = sealer(log, new PublicLogWorld.Counted());
      world.clock.pass(Duration.ofHours(1));
      settle(sealer);
      sealer.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z");
  }

  /** Takes its time, until somebody ends it. */
  private static final class Slow implements Analysis {
    private final CountDownLatch began = new CountDownLatch(1);

    @Override
    public void begins(long from) {}

    @Override
    public LogEntry.Segment segment(long from, long to) throws IOException {
      began.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("nobody counts it down");
      } catch (InterruptedException ended) {
        throw new IOException("interrupted", ended);
      }
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) {
      return Optional.empty();
    }
  }

  @Test
  void a_sealer_that_is_closed_while_a_segment_is_made_seals_and_leaves_it_to_the_next_start()
      throws Exception {
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      var slow = new Slow();
      var sealer = sealer(log, slow);
      world.clock.pass(Duration.ofHours(1));
      sealer.seal();
      slow.began.await();
      log.append(RecordWorld.bulk(2, 10));
      sealer.close();
      assertThat(sealer.sealedTo()).isEqualTo(2);
      assertThat(due().isEmpty()).isFalse();
      var again = sealer(log, new PublicLogWorld.Counted());
      settle(again);
      again.close();
    }
    assertThat(hours()).containsExactly("2026-11-23T20Z");
  }

  private Sealer sealer(Log log, Segments segments) throws IOException {
    return sealer(log, new Real(segments, tally(segments), log));
  }

  private long accesses(Lookup lookup, int person) {
    var wanted =
        Wanted.of(
            world.vault.keys(RecordWorld.p(person)).orElseThrow(), List.of(MAPS), lookup.weeks());
    return lookup.summary(wanted).stream().mapToLong(AppSummary::accesses).sum();
  }

  @Test
  void a_segment_of_which_a_crash_kept_the_entry_out_is_dropped_before_anybody_is_looked_up()
      throws Exception {
    try (var log = world.open()) {
      nineSeen(log, 2);
      var slow = new Slow();
      var crashed = sealer(log, slow);
      world.clock.pass(Duration.ofHours(1));
      crashed.seal();
      slow.began.await();
      crashed.close();
      try (var segments = segments()) {
        segments.writeSegment(1, 9, log::scan);
      }
      try (var segments = segments()) {
        assertThat(segments.list()).hasSize(1);
        var opened = new CountDownLatch(1);
        var again = sealer(log, new Waiting(new Real(segments, tally(segments), log), opened));
        assertThat(segments.list()).isEmpty();
        var lookup = new Lookup(segments, log::scan, this::rows);
        assertThat(accesses(lookup, 5)).isEqualTo(1);
        opened.countDown();
        settle(again);
        assertThat(segments.list()).hasSize(1);
        assertThat(accesses(lookup, 5)).isEqualTo(1);
        again.close();
      }
    }
    assertThat(entries("segment")).hasSize(1);
  }

  @Test
  void segments_that_are_missing_in_the_middle_and_at_the_end_are_made_again_from_the_record()
      throws Exception {
    List<Segment> before;
    try (var log = world.open()) {
      try (var segments = segments()) {
        var sealer = sealer(log, segments);
        for (int hour = 0; hour < 5; hour++) {
          nineSeen(log, 2 + hour);
          settle(sealer);
          world.clock.pass(Duration.ofHours(1));
        }
        settle(sealer);
        sealer.close();
        before = segments.list();
        assertThat(before).hasSize(5);
      }
      for (int lost : new int[] {1, 2, 4}) {
        for (var ending : List.of(".parquet", ".tags")) {
          Files.delete(place.resolve("segments/" + before.get(lost).name() + ending));
        }
      }
      try (var segments = segments()) {
        var again = sealer(log, segments);
        assertThat(segments.list()).isEqualTo(before);
        var lookup = new Lookup(segments, log::scan, this::rows);
        assertThat(accesses(lookup, 6)).isEqualTo(5);
        again.close();
      }
    }
  }
}
