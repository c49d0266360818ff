package org.evenhand.record.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.evenhand.vocabulary.ExceptionId;

/** What is invoiced against a recount of the frames. */
class MeterProperties {
  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void lines_are_counted_the_same_wherever_segments_end_and_each_in_one_time(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 160) int inSegments) throws IOException {
    var chronicle = new RandomChronicle(seed, 20).frames(160, Duration.ofMinutes(2)).chronicle;
    var folder = Files.createTempDirectory("meter");
    try (var segments = Segments.open(folder.resolve("segments"), chronicle.rows())) {
      long end = Math.min(inSegments, chronicle.last());
      if (end > 1) {
        segments.writeSegment(1, end / 2, chronicle.source());
        segments.writeSegment(end / 2 + 1, end, chronicle.source());
      }
      var meter = new Meter(segments, chronicle.source(), chronicle::rows);
      var from = Times.instant(chronicle.frames.getFirst().timeMicros());
      var until = chronicle.now.plusSeconds(1);
      var middle = from.plus(Duration.between(from, until).dividedBy(3));
      var first = counts(meter.count(from, middle));
      assertThat(first).isEqualTo(recount(chronicle.expected, from, middle));
      var rest = counts(meter.count(middle, until));
      assertThat(rest).isEqualTo(recount(chronicle.expected, middle, until));
      var both = new TreeMap<>(first);
      rest.forEach((cell, lines) -> both.merge(cell, lines, Long::sum));
      assertThat(counts(meter.count(from, until))).isEqualTo(both);
    } finally {
      Durable.remove(folder);
    }
  }

  private static Map<String, Long> counts(List<Metered> all) {
    return all.stream()
        .collect(
            Collectors.toMap(
                one ->
                    String.join(
                        "|",
                        one.app().value(),
                        one.purpose().term(),
                        one.terms().value(),
                        one.exceptions().stream()
                            .map(ExceptionId::value)
                            .collect(Collectors.joining(",")),
                        one.type().value()),
                Metered::lines));
  }

  /** Of printed rows, with no thought for speed. */
  private static Map<String, Long> recount(List<String> rows, Instant from, Instant until) {
    var counts = new TreeMap<String, Long>();
    for (var row : rows) {
      var parts = row.split("\\|", -1);
      var at = Instant.parse(parts[1]);
      if (at.isBefore(from) || !at.isBefore(until) || !parts[12].equals("owner")) {
        continue;
      }
      for (var type : parts[16].split(",", -1)) {
        if (!type.isEmpty() && parts[9].equals("permit")) {
          counts.merge(
              String.join("|", parts[3], parts[4], parts[6], parts[8], type), 1L, Long::sum);
        }
      }
    }
    return counts;
  }
}
