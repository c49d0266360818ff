package org.evenhand.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The story's calendar: the platform's office acts once a week, at the same hour.
 *
 * @param present the story's end
 */
record Weeks(Instant present) {
  /** Three years. */
  static final int ALL = 156;

  /** That many weeks before the present. */
  Instant ago(int weeks) {
    return present.minus(Duration.ofDays(7L * weeks)).minus(Duration.ofHours(1));
  }

  /** The day of it. */
  LocalDate day(int weeksAgo) {
    return LocalDate.ofInstant(ago(weeksAgo), ZoneOffset.UTC);
  }
}
