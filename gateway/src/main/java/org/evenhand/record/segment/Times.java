package org.evenhand.record.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.record.frame.Tags;

/** Microseconds since 1970, as frames have them, and the hours that tallies are named after. */
final class Times {
  static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The week whose tags the lines of that moment have. */
  static int week(long micros) {
    return Tags.epoch(instant(micros));
  }

  /** The last position of each hour among those frames. */
  static List<Long> endsOfHours(long from, long to, FrameSource frames) {
    var ends = new ArrayList<Long>();
    var hour = new long[] {Long.MIN_VALUE};
    frames.scan(
        from,
        to,
        frame -> {
          long its = Math.floorDiv(frame.timeMicros(), MICROS_PER_HOUR);
          if (its != hour[0] && frame.position() > from) {
            ends.add(frame.position() - 1);
          }
          hour[0] = its;
          return true;
        });
    ends.add(to);
    return ends;
  }

  /** Such as {@code 2026-11-23T20Z}. */
  static String hour(Instant hour) {
    return HOUR.format(hour);
  }
}
