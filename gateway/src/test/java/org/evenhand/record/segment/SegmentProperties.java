package org.evenhand.record.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.evenhand.record.frame.Bits128;

/** Every line and person exactly once, wherever the record is cut into segments. */
class SegmentProperties {
  private static final int PERSON = 11;
  private static final int APP = 3;

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void the_rows_of_all_segments_are_those_of_the_frames_and_sorted(@ForAll long seed)
      throws IOException {
    var chronicle = new RandomChronicle(seed, 40).frames(120, Duration.ofMinutes(3)).chronicle;
    inSegments(
        chronicle,
        cuts(seed, chronicle.last(), chronicle.last()),
        segments -> {
          var all = new ArrayList<String>();
          long lines = 0;
          for (var segment : segments.list()) {
            var rows = ParquetRows.read(segments.parquet(segment.name()));
            assertThat(rows)
                .isSortedAccordingTo((one, other) -> order(one).compareTo(order(other)));
            assertThat(segment.rows()).isEqualTo(rows.size());
            all.addAll(rows);
            lines += segment.lines();
          }
          assertThat(all).containsExactlyInAnyOrderElementsOf(chronicle.expected);
          assertThat(lines).isEqualTo(chronicle.lines);
        });
  }

  // Nobody's rows come last: '~' is behind every hexadecimal digit.
  private static String order(String row) {
    var parts = row.split("\\|", -1);
    return (parts[PERSON].isEmpty() ? "~" : parts[PERSON])
        + parts[APP]
        + String.format("%09d", Long.parseLong(parts[0]));
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void a_persons_rows_are_found_in_segments_and_tail_page_by_page(@ForAll long seed)
      throws IOException {
    var chronicle = new RandomChronicle(seed, 40).frames(120, Duration.ofHours(4)).chronicle;
    inSegments(
        chronicle,
        cuts(seed, chronicle.last(), new Random(seed).nextLong(chronicle.last())),
        segments -> {
          var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
          for (int person : new int[] {1, 2, 3, 10, 11, 20}) {
            var wanted = chronicle.wanted(person, RandomChronicle.APPS);
            var mine = new TreeSet<String>();
            wanted.forEach(one -> mine.add(one.tag().hex()));
            var expected =
                chronicle.expected.stream()
                    .filter(row -> mine.contains(row.split("\\|", -1)[PERSON]))
                    .toList();
            assertThat(pages(lookup, wanted)).containsExactlyElementsOf(newestFirst(expected));
            assertThat(lookup.summary(wanted)).isEqualTo(NaiveSummary.of(expected));
          }
        });
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void the_weeks_that_have_rows_are_enough_to_find_all_that_a_scan_of_every_frame_finds(
      @ForAll long seed) throws IOException {
    var whole = new RandomChronicle(seed, 20);
    var chronicle = whole.frames(60, Duration.ofHours(20)).chronicle;
    inSegments(
        chronicle,
        cuts(seed, chronicle.last(), new Random(seed).nextLong(chronicle.last())),
        segments -> {
          var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
          for (int more = 0; more < 3; more++) {
            for (int person = 1; person <= 22; person++) {
              var wanted =
                  Wanted.of(chronicle.keys(person), List.of(RandomChronicle.APPS), lookup.weeks());
              assertThat(pages(lookup, wanted)).isEqualTo(newestFirst(scanned(chronicle, person)));
            }
            whole.frames(10, Duration.ofDays(2));
          }
        });
  }

  /** By every tag that the person can have, in the rows of all frames. */
  private static List<String> scanned(Chronicle chronicle, int person) {
    var tags = new HashSet<Bits128>();
    chronicle.wanted(person, RandomChronicle.APPS).forEach(one -> tags.add(one.tag()));
    var rows = chronicle.rows();
    var found = new ArrayList<String>();
    chronicle.frames.forEach(frame ->
        rows.of(
            frame,
            row -> {
              if (tags.contains(row.person())) {
                found.add(print(row));
              }
            }));
    return found;
  }

  private static List<String> newestFirst(List<String> rows) {
    var all = new ArrayList<>(rows);
    Collections.reverse(all);
    return all;
  }

  private static List<String> pages(Lookup lookup, List<Wanted> wanted) {
    var all = new ArrayList<String>();
    var before = Lookup.Before.END;
    while (true) {
      var page = lookup.page(wanted, before, 7);
      page.forEach(row -> all.add(print(row)));
      if (page.size() < 7) {
        return all;
      }
      before = new Lookup.Before(page.getLast().position(), page.getLast().line());
    }
  }

  private static String print(Row row) {
    var what = row.what();
    return String.join(
        "|",
        Long.toString(row.position()),
        Times.instant(row.micros()).toString(),
        Integer.toString(what.epoch()),
        what.app(),
        what.purpose(),
        what.operation(),
        what.terms(),
        what.agreement(),
        what.exceptions(),
        what.permitted() ? "permit" : "deny",
        what.reason(),
        row.person().hex(),
        what.role(),
        row.line() == Row.NO_LINE ? "" : Integer.toString(row.line()),
        what.kind(),
        Long.toString(what.fields()),
        what.types(),
        Long.toString(row.number()));
  }

  private static TreeSet<Long> cuts(long seed, long last, long until) {
    var random = new Random(seed);
    var cuts = new TreeSet<Long>();
    for (int i = 0; i < 3; i++) {
      cuts.add(Math.min(until, 1 + random.nextLong(last)));
    }
    cuts.add(until);
    cuts.remove(0L);
    return cuts;
  }

  private interface Check {
    void of(Segments segments);
  }

  private static void inSegments(Chronicle chronicle, TreeSet<Long> cuts, Check check)
      throws IOException {
    var folder = Files.createTempDirectory("segments");
    try (var segments = Segments.open(folder, chronicle.rows())) {
      long from = 1;
      for (long to : cuts) {
        segments.writeSegment(from, to, chronicle.source());
        from = to + 1;
      }
      check.of(segments);
    } finally {
      Durable.remove(folder);
    }
  }
}
