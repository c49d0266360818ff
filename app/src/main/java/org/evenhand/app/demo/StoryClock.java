package org.evenhand.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time as the demo's story tells it: it passes as it does, from the story's beginning, and skips
 * what nothing happens in. Both of its hands skip together, so that the record sees no leap.
 */
final class StoryClock implements InstantSource {
  private final Instant begin;
  private final long began = System.nanoTime();
  private final AtomicLong skipped = new AtomicLong();

  StoryClock(Instant begin) {
    this.begin = begin;
  }

  /** Nanoseconds since the story began, with what was skipped. */
  long nanos() {
    return System.nanoTime() - began + skipped.get();
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(nanos());
  }

  /** Goes on to a moment; stays where it is if that has passed. */
  void skipTo(Instant moment) {
    var ahead = Duration.between(instant(), moment);
    if (ahead.isPositive()) {
      skipped.addAndGet(ahead.toNanos());
    }
  }
}
