package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.RecordWorld.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evenhand.record.frame.RawFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a folder that is, or is not, being written. */
class FolderReaderTest {
  private final RecordWorld world = new RecordWorld(1);
  private @TempDir Path folder;

  private static List<RawFrame> read(LogFiles files, long from, long until) {
    var all = new ArrayList<RawFrame>();
    Log.read(files, from, until, all::add);
    return all;
  }

  @Test
  void an_empty_folder_holds_nothing() {
    assertThat(read(world.files, 1, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void a_record_is_read_while_it_is_written_and_never_less_than_was_acknowledged()
      throws Exception {
    var reading = new AtomicBoolean(true);
    try (var log = world.open(DirectoryLogFiles.open(folder));
        var looking = DirectoryLogFiles.reading(folder)) {
      var reader = Held.calling(() -> readAgainAndAgain(log, looking, reading));
      new Workload(world, 4, 60).run(log);
      reading.set(false);
      assertThat(Held.result(reader)).isPositive();
      var all = read(looking, 1, Long.MAX_VALUE);
      assertThat(all).hasSize((int) log.applied());
      assertThat(read(looking, 7, 11))
          .extracting(RawFrame::position)
          .containsExactly(7L, 8L, 9L, 10L, 11L);
    }
  }

  private static int readAgainAndAgain(Log log, LogFiles looking, AtomicBoolean on) {
    int times = 0;
    do {
      long acknowledged = log.applied();
      var seen = read(looking, 1, Long.MAX_VALUE);
      assertThat(seen.size()).isGreaterThanOrEqualTo((int) acknowledged);
      for (int i = 0; i < seen.size(); i++) {
        assertThat(seen.get(i).position()).isEqualTo(i + 1L);
      }
      times++;
    } while (on.get());
    return times;
  }

  @Test
  void a_torn_end_is_passed_over_and_left_as_it_is() {
    try (var log = world.open()) {
      for (int i = 0; i < 5; i++) {
        log.append(bulk(i, 100));
      }
    }
    var last = world.logNames().getLast();
    var bytes = world.files.content().get(last);
    int end = bytes.length - 1;
    while (bytes[end] == 0) {
      end--;
    }
    world.files.flip(last, end, 0);
    int operations = world.files.operations();
    assertThat(read(world.files, 1, Long.MAX_VALUE)).hasSize(4);
    assertThat(world.files.operations()).isEqualTo(operations);
  }

  @Test
  void damage_before_later_frames_is_told_with_its_place_after_what_is_whole() {
    try (var log = world.open()) {
      for (int i = 0; i < 5; i++) {
        log.append(bulk(i, 100));
      }
    }
    var last = world.logNames().getLast();
    var bytes = world.files.content().get(last);
    int end = bytes.length - 1;
    while (bytes[end] == 0) {
      end--;
    }
    int frame = (end + 1 - FileHeader.BYTES) / 5;
    world.files.flip(last, FileHeader.BYTES + 2 * frame + 50, 0);
    var seen = new ArrayList<RawFrame>();
    assertThatThrownBy(() -> Log.read(world.files, 1, Long.MAX_VALUE, seen::add))
        .isInstanceOf(CannotOpenRecord.Damaged.class)
        .hasMessageContaining(
            "in " + last + " at byte " + (FileHeader.BYTES + 2 * frame) + ", position 3");
    assertThat(seen).extracting(RawFrame::position).containsExactly(1L, 2L);
    assertThat(read(world.files, 1, 2)).as("what was asked for is whole").hasSize(2);
  }

  @Test
  void a_last_file_without_its_header_is_damaged_if_frames_stand_in_it() {
    try (var log = world.open()) {
      for (int i = 0; i < 3; i++) {
        log.append(bulk(i, 100));
      }
    }
    world.files.flip(world.logNames().getLast(), 3, 0);
    assertThatThrownBy(() -> read(world.files, 1, Long.MAX_VALUE))
        .isInstanceOf(CannotOpenRecord.Damaged.class)
        .hasMessageContaining("position 1");
  }

  @Test
  void a_reader_can_end_early() {
    try (var log = world.open()) {
      for (int i = 0; i < 5; i++) {
        log.append(bulk(i, 100));
      }
    }
    var seen = new ArrayList<RawFrame>();
    Log.read(
        world.files,
        1,
        Long.MAX_VALUE,
        frame -> {
          seen.add(frame);
          return seen.size() < 3;
        });
    assertThat(seen).hasSize(3);
  }

  @Test
  void a_folder_on_disk_is_held_by_one_log_alone_and_goes_on_where_it_ended() throws IOException {
    try (var log = world.open(DirectoryLogFiles.open(folder))) {
      assertThat(log.append(bulk(1, 100))).isEqualTo(1);
      assertThatThrownBy(() -> DirectoryLogFiles.open(folder))
          .isInstanceOf(CannotOpenRecord.InUse.class)
          .hasMessageContaining("in use by another process");
    }
    try (var log = world.open(DirectoryLogFiles.open(folder))) {
      assertThat(log.append(bulk(2, 100))).isEqualTo(2);
      assertThat(log.read(1)).isPresent();
      assertThat(log.read(3)).isEmpty();
    }
  }

  @Test
  void a_record_that_cannot_be_opened_lets_go_of_its_folder() throws IOException {
    try (var log = world.open(DirectoryLogFiles.open(folder))) {
      log.append(bulk(1, 100));
    }
    world.clock.step(Duration.ofHours(-1));
    var files = new CountedFiles(DirectoryLogFiles.open(folder));
    assertThatThrownBy(() -> world.open(files)).isInstanceOf(CannotOpenRecord.ClockBehind.class);
    assertThat(files.opened()).isPositive();
    assertThat(files.open()).isZero();
    world.clock.step(Duration.ofHours(1));
    try (var log = world.open(DirectoryLogFiles.open(folder))) {
      assertThat(log.applied()).isEqualTo(1);
    }
  }
}
