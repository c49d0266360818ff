package org.evenhand.bench.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.segment.FrameSource;
import org.evenhand.record.segment.Lookup;
import org.evenhand.record.segment.Rows;
import org.evenhand.record.segment.Segments;
import org.evenhand.record.vault.FileKeyVault;

/**
 * Writes segments of synthetic frames, or looks people up in them. Two runs, so that the memory of
 * looking up is seen by itself: {@code write DIR MILLIONS PEOPLE}, then {@code look DIR MILLIONS
 * PEOPLE}. Looking up with a cold cache needs to be root, to empty the page cache.
 */
public final class LookupHarness {
  private static final long LINES_PER_SEGMENT = 1 << 20;
  private static final long FRAMES = LINES_PER_SEGMENT / SyntheticFrames.LINES;
  private static final Path DROP = Path.of("/proc/sys/vm/drop_caches");

  private final Path folder;
  private final int people;
  private final long segments;
  private final SyntheticFrames frames;
  private final FrameCodec codec;

  private LookupHarness(Path folder, int millions, int people) throws IOException {
    this.folder = folder;
    this.people = people;
    this.segments = Math.ceilDiv(millions * 1_000_000L, FRAMES * SyntheticFrames.LINES);
    this.frames = new SyntheticFrames(people, segments * FRAMES, FRAMES);
    Files.createDirectories(folder);
    var vault = new FileKeyVault(folder.resolve("vault"), new SecureRandom());
    this.codec = new FrameCodec(CatalogueFile.builtIn(), vault, new SecureRandom(), 1 << 20);
  }

  /** Runs it; the arguments are those of the class's text. */
  public static void main(String[] arguments) throws IOException {
    var harness =
        new LookupHarness(
            Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    switch (arguments[0]) {
      case "write" -> harness.write();
      case "look" -> harness.look();
      default -> throw new IllegalArgumentException("write or look, not " + arguments[0]);
    }
  }

  private Rows rows() {
    return new Rows(CatalogueFile.builtIn(), codec);
  }

  private Segments open() {
    return Segments.open(folder.resolve("segments"), rows());
  }

  private void write() throws IOException {
    long start = System.nanoTime();
    try (var all = open()) {
      for (long i = all.list().size(); i < segments; i++) {
        long from = System.nanoTime();
        var written = all.writeSegment(1 + i * FRAMES, (i + 1) * FRAMES, frames);
        System.out.printf(Locale.ROOT, "%s in %.1f s%n", written, (System.nanoTime() - from) / 1e9);
      }
    }
    System.out.printf(Locale.ROOT, "written in %.0f s%n", (System.nanoTime() - start) / 1e9);
    memory();
  }

  private void look() throws IOException {
    var random = new SplittableRandom(7);
    long start = System.nanoTime();
    try (var all = open()) {
      System.out.printf(
          Locale.ROOT,
          "%d segments, %d lines; opened in %.1f ms%n",
          all.list().size(),
          all.list().stream().mapToLong(one -> one.lines()).sum(),
          (System.nanoTime() - start) / 1e6);
      var lookup = new Lookup(all, nothing(), this::rows);
      print("to warm up", measured(2_000, random, who -> lookup.summary(frames.wanted(who))));
      print("warm, summary", measured(500, random, who -> lookup.summary(frames.wanted(who))));
      print("warm, page of 25", measured(500, random, who -> page(lookup, who)));
      tail(all, random);
    }
    if (Files.isWritable(DROP)) {
      cold(random);
    }
    memory();
  }

  private static FrameSource nothing() {
    return (_, _, _) -> {};
  }

  private void page(Lookup lookup, int who) {
    var page = lookup.page(frames.wanted(who), Lookup.Before.END, 25);
    if (page.isEmpty()) {
      throw new IllegalStateException("nothing of person " + who);
    }
  }

  // A whole segment's worth of frames that is in no segment yet: the most that a tail can be.
  private void tail(Segments all, SplittableRandom random) {
    long end = segments * FRAMES;
    var more = new SyntheticFrames(people, end + FRAMES, FRAMES);
    var read = new java.util.ArrayList<org.evenhand.record.frame.RawFrame>();
    more.scan(end + 1, end + FRAMES, read::add);
    FrameSource source =
        (from, until, to) ->
            read.subList(
                    (int) Math.max(0, from - end - 1),
                    (int) Math.min(read.size(), Math.max(from - 1, until) - end))
                .forEach(to::visit);
    var lookup = new Lookup(all, source, this::rows);
    long start = System.nanoTime();
    lookup.keepUp(Integer.MAX_VALUE);
    System.out.printf(
        Locale.ROOT, "a tail of 2^20 lines read in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    measured(3, random, who -> lookup.summary(more.wanted(who)));
    print(
        "warm, summary with a tail of 2^20 lines",
        measured(500, random, who -> lookup.summary(more.wanted(who))));
  }

  // Pages that are mapped are not dropped, so the segments are opened anew for every few people;
  // opening reads the fences, never the blocks.
  private void cold(SplittableRandom random) throws IOException {
    var all = new Histogram(3);
    for (int i = 0; i < 60; i++) {
      System.gc();
      Files.writeString(DROP, "3");
      try (var opened = open()) {
        var lookup = new Lookup(opened, nothing(), this::rows);
        all.add(measured(5, random, who -> lookup.summary(frames.wanted(who))));
      }
    }
    print("cold, summary", all);
  }

  private Histogram measured(int many, SplittableRandom random, IntConsumer lookup) {
    var micros = new Histogram(3);
    for (int i = 0; i < many; i++) {
      int who = 1 + random.nextInt(people);
      long from = System.nanoTime();
      lookup.accept(who);
      micros.recordValue((System.nanoTime() - from) / 1_000);
    }
    return micros;
  }

  private static void print(String what, Histogram micros) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d look-ups, p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  private static void memory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      System.out.println(
          Arrays.toString(
              lines.filter(line -> line.matches("(VmHWM|RssAnon|RssFile).*")).toArray()));
    }
  }
}
