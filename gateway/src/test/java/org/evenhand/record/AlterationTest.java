package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.evenhand.proof.verify.Problem;
import org.evenhand.proof.verify.Report.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody changes in a record, the verifier names the file. */
final class AlterationTest {
  @TempDir private static Path made;
  private static Path record = Path.of("");
  @TempDir private Path place;

  /** Hours with segments and tallies, more than two bundles, and frames that are not sealed yet. */
  @BeforeAll
  static void make() throws IOException {
    record = made.resolve("record");
    try (var world = RecordOnDisk.in(record, 1)) {
      sealOften(world);
      sealOften(world.hour());
      sealOften(world.hour());
      world.sealer.close();
      world.write(9);
      world.log.close();
    }
    assertThat(RecordVerifierTest.verify(record).problems()).isEmpty();
  }

  private static void sealOften(RecordOnDisk world) throws IOException {
    for (int i = 0; i < 140; i++) {
      world.write(3).seal();
    }
  }

  @Test
  void one_byte_changed_anywhere_is_reported_with_its_file() throws IOException {
    var folder = RecordOnDisk.copy(record, place.resolve("record"));
    alterEverywhere(folder, 90, new Random(1));
  }

  @Test
  @Tag("long")
  void one_byte_changed_in_2000_places_of_a_record_of_100_000_frames_is_reported()
      throws IOException {
    var folder = place.resolve("record");
    try (var world = RecordOnDisk.large(folder, 5)) {
      for (int hour = 0; hour < 3; hour++) {
        world.writeTogether(34_000, 40).hour();
      }
      world.write(50).seal();
      world.sealer.close();
      world.write(9);
      world.log.close();
    }
    var report = RecordVerifierTest.verify(folder);
    assertThat(report.problems()).isEmpty();
    assertThat(report.count(Counted.FRAMES)).isGreaterThan(100_000);
    alterEverywhere(folder, 2000, new Random(2));
  }

  private static void alterEverywhere(Path folder, int places, Random random) throws IOException {
    var kinds = new ArrayList<>(kinds(folder).values());
    assertThat(kinds).hasSize(9);
    var missed = new ArrayList<String>();
    for (int i = 0; i < places; i++) {
      var files = kinds.get(i % kinds.size());
      var file = files.get(random.nextInt(files.size()));
      long at = offset(file, random);
      var place = Extent.around(file, at);
      byte other = (byte) (1 + random.nextInt(255));
      xor(file, at, other);
      var problems = RecordVerifierTest.verify(folder).problems();
      var name = folder.relativize(file).toString();
      if (problems.isEmpty()
          || !problems.getFirst().file().equals(name)
          || !place.holds(problems.getFirst().at())) {
        missed.add(name + " at " + at + " of " + place + " by " + other + ": " + problems);
      }
      xor(file, at, other);
    }
    assertThat(missed).isEmpty();
    assertThat(RecordVerifierTest.verify(folder).problems()).isEmpty();
  }

  /** All files that a promise rests on, by kind, so that the few are met as often as the many. */
  private static Map<String, List<Path>> kinds(Path folder) throws IOException {
    var kinds = new TreeMap<String, List<Path>>();
    for (var part : List.of("log", "public", "segments")) {
      try (var files = Files.walk(folder.resolve(part))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          var name = folder.relativize(file).toString();
          if (!name.endsWith("/lock") && !name.endsWith(".prepared")) {
            kinds.computeIfAbsent(kind(name), _ -> new ArrayList<>()).add(file);
          }
        }
      }
    }
    return kinds;
  }

  private static String kind(String name) {
    boolean partial = name.contains(".p/");
    if (name.startsWith("public/tile/entries/")) {
      return partial ? "partial bundle" : "bundle";
    }
    if (name.startsWith("public/tile/")) {
      return partial ? "partial tile" : "tile";
    }
    return name.startsWith("public/tally/") ? "tally" : name.replaceFirst("/0.*", "");
  }

  // Of a log file mostly what was written: the zeros behind are many, and all alike.
  private static long offset(Path file, Random random) throws IOException {
    long size = Files.size(file);
    if (file.toString().endsWith(".log") && random.nextInt(10) > 0) {
      size = written(file);
      return random.nextInt(8) == 0 ? random.nextLong(64) : random.nextLong(size);
    }
    return random.nextLong(size);
  }

  private static long written(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void xor(Path file, long at, byte with) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int old = open.read();
      open.seek(at);
      open.write(old ^ with);
    }
  }

  /** Something done to a record's folder. */
  private interface Spoiling {
    void of(Path folder) throws IOException;
  }

  private List<String> spoilt(Spoiling spoiling) throws IOException {
    var folder = RecordOnDisk.copy(record, Files.createTempDirectory(place, "spoilt"));
    spoiling.of(folder);
    return RecordVerifierTest.verify(folder).problems().stream().map(Problem::file).toList();
  }

  private static List<String> logFiles() throws IOException {
    try (var files = Files.list(record.resolve("log"))) {
      return files
          .map(file -> "log/" + file.getFileName())
          .filter(name -> name.endsWith(".log"))
          .sorted()
          .toList();
    }
  }

  private static void swap(Path one, Path other) throws IOException {
    var aside = one.resolveSibling("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }

  private static void truncate(Path file, long size) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
  }

  @Test
  void a_header_of_zeros_before_frames_is_named() throws IOException {
    for (var name : logFiles()) {
      assertThat(
              spoilt(folder -> {
                try (var open = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                  open.write(new byte[64]);
                }
              }))
          .as(name)
          .contains(name);
    }
  }

  @Test
  void files_that_were_removed_are_missed() throws IOException {
    for (var files : kinds(record).values()) {
      var name = record.relativize(files.getFirst()).toString();
      boolean older = name.contains(".p/");
      if (!older) {
        assertThat(spoilt(folder -> Files.delete(folder.resolve(name)))).as(name).contains(name);
      }
    }
    for (var name : logFiles()) {
      assertThat(spoilt(folder -> Files.delete(folder.resolve(name)))).contains(name);
    }
  }

  @Test
  void files_that_were_swapped_are_both_named() throws IOException {
    var logs = logFiles();
    var pairs =
        List.of(
            List.of(logs.get(0), logs.get(1)),
            List.of(logs.get(1), logs.get(2)),
            List.of("segments/000000000001.parquet", second("segments")),
            List.of("public/tile/entries/000", "public/tile/entries/001"),
            List.of("public/tile/0/000", "public/tile/0/001"),
            List.of("public/tally/2026-11-23T20Z.csv", "public/tally/2026-11-23T21Z.csv"));
    for (var pair : pairs) {
      assertThat(spoilt(folder -> swap(folder.resolve(pair.get(0)), folder.resolve(pair.get(1)))))
          .as(pair.toString())
          .containsAll(pair);
    }
  }

  private static String second(String folder) throws IOException {
    try (var files = Files.list(record.resolve(folder))) {
      return folder + "/" + files.sorted().skip(1).findFirst().orElseThrow().getFileName();
    }
  }

  @Test
  void files_that_were_repeated_under_another_name_are_named() throws IOException {
    var segment = "segments/000000000001.parquet";
    var tally = "public/tally/2026-11-23T20Z.csv";
    var log = logFiles().getFirst();
    var copies =
        Map.of(
            segment, "segments/000000000002.parquet",
            tally, "public/tally/2026-11-23T19Z.csv",
            log, "log/00000000000000000002.log");
    for (var copy : copies.entrySet()) {
      assertThat(
              spoilt(folder ->
                  Files.copy(folder.resolve(copy.getKey()), folder.resolve(copy.getValue()))))
          .as(copy.toString())
          .contains(copy.getValue());
    }
    assertThat(
            spoilt(folder -> {
              Files.delete(folder.resolve("public/tile/entries/001"));
              Files.copy(
                  folder.resolve("public/tile/entries/000"),
                  folder.resolve("public/tile/entries/001"));
            }))
        .contains("public/tile/entries/001");
  }

  @Test
  void files_that_were_cut_short_are_named() throws IOException {
    var random = new Random(3);
    for (var files : kinds(record).values()) {
      var file = files.getFirst();
      var name = record.relativize(file).toString();
      long written = name.startsWith("log/") ? written(file) : Files.size(file);
      for (long size : new long[] {0, 1 + random.nextLong(written - 1), written - 1}) {
        assertThat(spoilt(folder -> truncate(folder.resolve(name), size)))
            .as("%s cut to %d", name, size)
            .contains(name);
      }
    }
  }
}
