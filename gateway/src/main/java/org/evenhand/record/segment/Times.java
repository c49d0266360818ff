package org.evenhand.record.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

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

  /** Such as {@code 2026-11-23T20Z}. */
  static String hour(Instant hour) {
    return HOUR.format(hour);
  }
}
