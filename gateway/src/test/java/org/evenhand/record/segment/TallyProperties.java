package org.evenhand.record.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Tallies against a recount, and what they must never show. */
class TallyProperties {
  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void tallies_are_what_a_recount_of_the_frames_gives_and_speak_of_ten_people_or_more(
      @ForAll long seed, @ForAll @IntRange(min = 6, max = 60) int people) throws IOException {
    var chronicle = new RandomChronicle(seed, people).frames(160, Duration.ofMinutes(2)).chronicle;
    var recount = new NaiveTally(chronicle.expected);
    var folder = Files.createTempDirectory("tally");
    try (var segments = Segments.open(folder.resolve("segments"), chronicle.rows())) {
      long middle = chronicle.last() / 2;
      segments.writeSegment(1, middle, chronicle.source());
      segments.writeSegment(middle + 1, chronicle.last(), chronicle.source());
      var tally = new Tally(segments, folder.resolve("tally"));
      for (var hour : hours(chronicle)) {
        boolean last = hour.atOffset(java.time.ZoneOffset.UTC).getHour() == 23;
        var written = tally.write(hour, last);
        var file = folder.resolve("tally/" + written.hour() + ".csv");
        var lines = Files.readAllLines(file);
        assertThat(lines).containsExactlyElementsOf(recount.csv(hour, last));
        assertThat(written.rows()).isEqualTo(lines.size() - 1);
        assertThat(written.sha256()).isEqualTo(Durable.sha256(file));
        lines.stream()
            .skip(1)
            .forEach(row ->
                assertThat(Long.parseLong(row.split(",", -1)[7])).isGreaterThanOrEqualTo(10));
      }
    } finally {
      Durable.remove(folder);
    }
  }

  private static List<Instant> hours(Chronicle chronicle) {
    var hours = new ArrayList<Instant>();
    var hour =
        Times.instant(chronicle.frames.getFirst().timeMicros()).truncatedTo(ChronoUnit.HOURS);
    while (!hour.isAfter(chronicle.now)) {
      hours.add(hour);
      hour = hour.plus(1, ChronoUnit.HOURS);
    }
    return hours;
  }
}
