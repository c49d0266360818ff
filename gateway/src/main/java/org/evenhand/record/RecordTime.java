package org.evenhand.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The record's time: the wall clock, held so that it never goes backwards, and watched against a
 * monotonic one.
 */
final class RecordTime {
  /** A step beyond this stops the process, or keeps it from starting. */
  static final Duration MOST_STEP = Duration.ofMinutes(5);

  private static final long SEEN_FROM_MICROS = 1_000_000;

  // Clocks are slewed by at most 500 ppm (adjtimex(2)): in a minute that is 30 ms, far from a step.
  private static final long ANCHOR_NANOS = 60_000_000_000L;

  private static final long APART_NANOS = 100_000_000;
  private static final int MOST_TRIES = 10;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final AtomicLong last;
  private Reading anchor;

  RecordTime(InstantSource wall, LongSupplier nanos, long lastMicros) {
    this.wall = wall;
    this.nanos = nanos;
    this.last = new AtomicLong(lastMicros);
    this.anchor = read();
  }

  /** Microseconds since 1970. */
  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
  }

  /** The instant of so many microseconds since 1970. */
  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Now, in microseconds; never less than before. */
  long micros() {
    long now = micros(wall.instant());
    long seen = last.get();
    // Most calls see time move on; only then is there something to write.
    return now <= seen ? seen : last.accumulateAndGet(now, Math::max);
  }

  /** By how many microseconds the wall clock has stepped since the last call; 0 if it has not. */
  long stepped() {
    var now = read();
    long passed = (now.nanos() - anchor.nanos()) / 1_000;
    long step = now.micros() - anchor.micros() - passed;
    boolean seen = Math.abs(step) > SEEN_FROM_MICROS;
    if (seen || now.nanos() - anchor.nanos() > ANCHOR_NANOS) {
      anchor = now;
    }
    return seen ? step : 0;
  }

  /** What both clocks said at one moment. */
  private record Reading(long micros, long nanos) {}

  // A thread that is held up between its looks at the two clocks (a collection of garbage, a busy
  // machine) would see a step where there was none: then it looks again.
  private Reading read() {
    for (int tries = 1; ; tries++) {
      long before = nanos.getAsLong();
      long micros = micros(wall.instant());
      long after = nanos.getAsLong();
      if (after - before < APART_NANOS || tries == MOST_TRIES) {
        return new Reading(micros, after);
      }
    }
  }
}
