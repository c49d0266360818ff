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

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final AtomicLong last;
  private long anchorMicros;
  private long anchorNanos;

  RecordTime(InstantSource wall, LongSupplier nanos, long lastMicros) {
    this.wall = wall;
    this.nanos = nanos;
    this.last = new AtomicLong(lastMicros);
    anchor(micros(wall.instant()), nanos.getAsLong());
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
    long nowMicros = micros(wall.instant());
    long nowNanos = nanos.getAsLong();
    long step = nowMicros - anchorMicros - (nowNanos - anchorNanos) / 1_000;
    boolean seen = Math.abs(step) > SEEN_FROM_MICROS;
    if (seen || nowNanos - anchorNanos > ANCHOR_NANOS) {
      anchor(nowMicros, nowNanos);
    }
    return seen ? step : 0;
  }

  private void anchor(long micros, long now) {
    anchorMicros = micros;
    anchorNanos = now;
  }
}
