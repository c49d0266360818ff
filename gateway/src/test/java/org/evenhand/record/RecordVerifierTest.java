package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.verify.Earlier;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.RecordVerifier;
import org.evenhand.proof.verify.Report;
import org.evenhand.proof.verify.Report.Counted;
import org.evenhand.proof.verify.Subject;
import org.evenhand.proof.verify.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as the gateway writes them, read by code that shares nothing with it. */
final class RecordVerifierTest {
  @TempDir private Path place;

  static Report verify(Path folder) throws IOException {
    return RecordVerifier.verify(
        new Subject.WholeRecord(folder), Trust.atFirstSight(), null, Progress.silent());
  }

  private static Report since(Path folder, Path kept) throws IOException, Malformed {
    var earlier = Earlier.parse(kept.toString(), Files.readAllBytes(kept));
    return RecordVerifier.verify(
        new Subject.WholeRecord(folder), Trust.atFirstSight(), earlier, Progress.silent());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 1000, 3000})
  void a_record_that_nobody_touched_is_right_whatever_its_size(int frames) throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), frames)) {
      for (int left = frames; left > 0; left -= 37) {
        record.write(Math.min(left, 37)).seal();
      }
      var report = verify(record.folder);
      assertThat(report.problems()).isEmpty();
      assertThat(report.count(Counted.FRAMES)).isEqualTo(record.log.applied());
      assertThat(report.count(Counted.ROOTS)).isEqualTo(report.count(Counted.SEALS));
      assertThat(report.count(Counted.UNSEALED)).isZero();
      assertThat(report.count(Counted.SIGNATURES)).isEqualTo(2);
    }
  }

  @Test
  void what_is_not_sealed_yet_is_counted_and_is_no_problem() throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), 1)) {
      record.write(20).seal();
      long sealed = record.log.applied();
      long last = record.write(30).access(2);
      var report = verify(record.folder);
      assertThat(report.problems()).isEmpty();
      assertThat(report.count(Counted.UNSEALED)).isEqualTo(last - sealed);
    }
  }

  @Test
  void hours_bring_segments_and_tallies_which_are_hashed_again() throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), 2)) {
      record.write(40).hour().write(40).hour().write(5).seal();
      var report = verify(record.folder);
      assertThat(report.problems()).isEmpty();
      assertThat(report.count(Counted.SEGMENTS)).isEqualTo(2);
      assertThat(report.count(Counted.TALLIES)).isEqualTo(2);
    }
  }

  @Test
  void segments_that_come_while_it_is_read_are_named_by_no_entry_yet_and_no_problem()
      throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), 2)) {
      record.write(40).hour().write(40).hour().write(5).seal();
      var segments = record.folder.resolve("segments");
      for (long next = record.log.applied(); next < record.log.applied() + 2; next++) {
        Files.writeString(segments.resolve(String.format(Locale.ROOT, "%012d.parquet", next)), "!");
      }
      var report = verify(record.folder);
      assertThat(report.problems()).isEmpty();
      assertThat(report.notes()).filteredOn(line -> line.endsWith("by no entry yet")).hasSize(2);
    }
  }

  @Test
  void the_public_half_is_verified_alone_and_says_what_it_lacks() throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), 3)) {
      record.write(40).hour().write(3).seal();
      var report =
          RecordVerifier.verify(
              new Subject.PublicFolder(record.folder.resolve("public")),
              new Trust(record.keys.verifiers(), List.of(), 0),
              null,
              Progress.silent());
      assertThat(report.problems()).isEmpty();
      assertThat(report.count(Counted.FRAMES)).isZero();
      assertThat(report.count(Counted.SEALS)).isEqualTo(record.entries("seal")).isNotZero();
      assertThat(report.unchecked()).anyMatch(line -> line.startsWith("the record itself"));
      assertThat(report.notes()).noneMatch(line -> line.contains("first sight"));
    }
  }

  @Test
  void a_key_that_was_changed_is_followed_through_the_log() throws IOException {
    try (var record = RecordOnDisk.in(place.resolve("record"), 4)) {
      record.write(5).seal();
      record.keys.rotate();
      record.write(5).seal();
      assertThat(verify(record.folder).problems()).isEmpty();
      record.keys.retire();
      record.write(5).seal().write(5).seal();
      assertThat(verify(record.folder).problems()).isEmpty();
    }
  }

  @Test
  void a_log_grows_from_each_checkpoint_that_somebody_kept() throws Exception {
    try (var record = RecordOnDisk.in(place.resolve("record"), 5)) {
      for (int round = 0; round < 12; round++) {
        record.write(31).seal();
        Files.copy(record.checkpoint(), place.resolve("kept-" + round));
      }
      for (int round = 0; round < 12; round++) {
        assertThat(since(record.folder, place.resolve("kept-" + round)).problems()).isEmpty();
      }
    }
  }

  @Test
  void a_log_that_was_rolled_back_contradicts_the_checkpoint_that_was_kept() throws Exception {
    try (var record = RecordOnDisk.in(place.resolve("record"), 6)) {
      record.write(31).seal();
      var old = RecordOnDisk.copy(record.folder, place.resolve("old"));
      record.write(31).seal();
      var kept = Files.copy(record.checkpoint(), place.resolve("kept"));
      assertThat(verify(old).problems()).isEmpty();
      assertThat(since(old, kept).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.what()).contains("rolled back"));
    }
  }

  @Test
  void two_histories_under_one_key_contradict_each_other_at_the_same_and_at_a_later_size()
      throws Exception {
    var here = place.resolve("record");
    try (var record = RecordOnDisk.in(here, 7)) {
      record.write(31).seal();
    }
    var other = RecordOnDisk.copy(here, place.resolve("other"));
    for (var folder : List.of(here, other)) {
      try (var record = RecordOnDisk.in(folder, folder.hashCode())) {
        record.log.append(RecordWorld.act(folder.equals(here) ? 1 : 2, 9));
        record.seal();
      }
    }
    var kept = Files.copy(here.resolve("public/checkpoint"), place.resolve("kept"));
    assertThat(since(other, kept).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("forked"));
    try (var record = RecordOnDisk.in(other, 8)) {
      record.write(300).seal();
    }
    assertThat(verify(other).problems()).isEmpty();
    assertThat(since(other, kept).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("forked"));
  }

  @Test
  void a_checkpoint_of_another_key_or_with_too_few_witnesses_is_not_believed() throws Exception {
    try (var record = RecordOnDisk.in(place.resolve("record"), 9);
        var stranger = RecordOnDisk.in(place.resolve("stranger"), 10)) {
      record.write(3).seal();
      stranger.write(3).seal();
      var subject = new Subject.WholeRecord(record.folder);
      var foreign = new Trust(stranger.keys.verifiers(), List.of(), 0);
      assertThat(RecordVerifier.verify(subject, foreign, null, Progress.silent()).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.file()).isEqualTo("public/checkpoint"));
      var witnessed =
          new Trust(record.keys.verifiers(), List.of(stranger.keys.verifiers().getLast()), 1);
      assertThat(RecordVerifier.verify(subject, witnessed, null, Progress.silent()).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.what()).contains("0 of 1 witnesses"));
      assertThat(since(record.folder, stranger.checkpoint()).problems())
          .anyMatch(problem -> problem.file().equals(stranger.checkpoint().toString()));
    }
  }
}
