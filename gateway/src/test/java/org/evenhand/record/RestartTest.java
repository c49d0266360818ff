package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.evenhand.record.RecordWorld.KIB;
import static org.evenhand.record.RecordWorld.bulk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evenhand.record.frame.RawFrame;
import org.junit.jupiter.api.Test;

/** What a start finds, and what it refuses. */
class RestartTest {
  private static final int HEADER = FileHeader.BYTES;

  /** Frames of one sync each, in several files. */
  private static List<RawFrame> recorded(RecordWorld world, int frames) {
    List<RawFrame> all;
    try (var log = world.open()) {
      for (int i = 0; i < frames; i++) {
        log.append(bulk(i, 3000));
      }
      all = RecordWorld.frames(log);
    }
    world.endProcess();
    return all;
  }

  @Test
  void a_record_goes_on_over_many_files_and_starts() {
    var world = new RecordWorld(1);
    for (int starts = 1; starts <= 5; starts++) {
      assertThat(recorded(world, 30)).hasSize(30 * starts);
    }
    assertThat(world.logNames()).hasSizeGreaterThan(6);
    assertThat(world.logNames().getFirst()).isEqualTo("00000000000000000001.log");
  }

  @Test
  void starting_twice_is_as_starting_once() {
    var world = new RecordWorld(2);
    recorded(world, 50);
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(50);
    }
    var once = world.files.content();
    world.losePower();
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(50);
    }
    FoldsTest.assertSame(once, world.files.content());
  }

  @Property(tries = 80)
  void a_flipped_bit_in_what_a_later_sync_built_upon_is_refused_with_its_place(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 7) int bit) {
    var world = new RecordWorld(seed);
    var before = recorded(world, 50);
    var last = world.logNames().getLast();
    int first = Integer.parseInt(last.substring(0, 20));
    int target = first + world.random.nextInt(50 - first);
    long at = HEADER + offset(before, first, target) + world.random.nextInt(size(before, target));
    world.files.flip(last, at, bit);
    var content = world.files.content();
    world.folds.clear();
    var refused = catchThrowable(world::open);
    assertThat(refused)
        .isInstanceOf(CannotOpenRecord.Damaged.class)
        .hasMessageContaining(last)
        .hasMessageContaining(
            "at byte %d, position %d".formatted(HEADER + offset(before, first, target), target));
    assertThat(((CannotOpenRecord.Damaged) refused).position()).isEqualTo(target);
    FoldsTest.assertSame(content, world.files.content());
  }

  @Property(tries = 40)
  void a_flipped_bit_in_an_earlier_file_is_found_when_it_is_read_and_by_every_fold_that_needs_it(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 7) int bit) {
    var world = new RecordWorld(seed);
    var before = recorded(world, 50);
    var file = world.logNames().getFirst();
    int until = Integer.parseInt(world.logNames().get(1).substring(0, 20));
    int target = 1 + world.random.nextInt(until - 1);
    long at = HEADER + offset(before, 1, target) + world.random.nextInt(size(before, target));
    world.files.flip(file, at, bit);
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(50);
      assertThatThrownBy(() -> RecordWorld.frames(log))
          .isInstanceOfSatisfying(
              CannotOpenRecord.Damaged.class,
              damaged -> assertThat(damaged.position()).isEqualTo(target));
    }
    world.endProcess();
    world.folds.add(new KeptFold("new"));
    assertThatThrownBy(world::open)
        .isInstanceOf(CannotOpenRecord.Damaged.class)
        .hasMessageContaining(file);
  }

  @Property(tries = 40)
  void a_flipped_bit_in_the_last_header_is_refused(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 45) int at) {
    var world = new RecordWorld(seed);
    recorded(world, 50);
    var last = world.logNames().getLast();
    world.files.flip(last, at, world.random.nextInt(8));
    assertThatThrownBy(world::open).isInstanceOf(CannotOpenRecord.Damaged.class);
  }

  @Property(tries = 25)
  void a_last_file_cut_off_is_refused_by_the_stores_that_know_better(@ForAll long seed) {
    var world = new RecordWorld(seed);
    recorded(world, 50);
    var last = world.logNames().getLast();
    world.files.truncate(last, world.random.nextInt(3000));
    assertThatThrownBy(world::open).isInstanceOf(CannotOpenRecord.FoldAhead.class);
    assertThat(world.files.operations()).isZero();
  }

  @Test
  void a_missing_file_in_the_middle_is_found_when_it_is_read() throws Exception {
    var world = new RecordWorld(3);
    recorded(world, 60);
    var missing = world.logNames().get(1);
    world.files.delete(missing);
    world.folds.add(new KeptFold("new"));
    assertThatThrownBy(world::open)
        .isInstanceOfSatisfying(
            CannotOpenRecord.Damaged.class,
            damaged ->
                assertThat(damaged.position()).isEqualTo(Long.parseLong(missing.substring(0, 20))));
  }

  @Test
  void what_was_cut_does_not_come_back_behind_a_frame_of_the_same_length() throws Exception {
    var world = new RecordWorld(9);
    recorded(world, 2);
    world.folds.clear();
    try (var log = world.open()) {
      var held = Held.after(log, bulk(3, 100));
      var oneSync =
          held.call(() -> log.appendAll(List.of(bulk(4, 100), bulk(5, 100), bulk(6, 100))));
      held.release();
      assertThat(Held.result(oneSync)).isEqualTo(6);
    }
    world.endProcess();
    var before = everyFrame(world);
    world.files.flip(world.logNames().getLast(), HEADER + offset(before, 1, 4) + 50, 2);
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(3);
      assertThat(log.append(bulk(7, 100))).isEqualTo(4);
    }
    world.losePower();
    assertThat(everyFrame(world)).hasSize(4);
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(4);
    }
  }

  private static List<RawFrame> everyFrame(RecordWorld world) {
    var all = new ArrayList<RawFrame>();
    Log.read(world.files, 1, Long.MAX_VALUE, all::add);
    return all;
  }

  @Test
  void a_file_of_another_record_is_not_taken_for_one_of_this() {
    var world = new RecordWorld(5);
    recorded(world, 60);
    var other = new RecordWorld(6);
    recorded(other, 60);
    var name = world.logNames().get(1);
    world.files.put(name, other.files.content().get(name));
    try (var log = world.open()) {
      assertThatThrownBy(() -> RecordWorld.frames(log))
          .isInstanceOf(CannotOpenRecord.Damaged.class)
          .hasMessageContaining(name)
          .hasMessageContaining("it belongs to another log");
    }
  }

  @Test
  void larger_batches_fit_after_a_start_with_larger_files() {
    var world = new RecordWorld(4);
    try (var log = world.open()) {
      assertThat(log.applied()).isZero();
    }
    world.endProcess();
    world.configuration = new LogConfiguration(512 * KIB, 256 * KIB, 16, 16, Duration.ofSeconds(1));
    try (var log = world.open()) {
      assertThat(log.append(bulk(1, 100 * KIB))).isEqualTo(1);
    }
    world.losePower();
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(1);
      assertThat(log.append(bulk(2, 200 * KIB))).isEqualTo(2);
    }
    assertThat(world.stops).isEmpty();
  }

  private static int size(List<RawFrame> frames, int position) {
    return 32 + frames.get(position - 1).body().length;
  }

  private static long offset(List<RawFrame> frames, int first, int position) {
    long at = 0;
    for (int before = first; before < position; before++) {
      at += size(frames, before);
    }
    return at;
  }
}
