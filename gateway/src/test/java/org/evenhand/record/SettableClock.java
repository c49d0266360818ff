package org.evenhand.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock that can be set, and one that cannot. */
final class SettableClock implements InstantSource {
  private record Reading(Instant wall, long nanos) {}

  private final AtomicReference<Reading> now =
      new AtomicReference<>(new Reading(Instant.parse("2026-11-23T20:15:07.25Z"), 1_000));

  @Override
  public Instant instant() {
    return now.get().wall();
  }

  long nanos() {
    return now.get().nanos();
  }

  /** Time passes, and both clocks see it. */
  void pass(Duration by) {
    now.updateAndGet(it -> new Reading(it.wall().plus(by), it.nanos() + by.toNanos()));
  }

  /** Somebody sets the wall clock. */
  void step(Duration by) {
    now.updateAndGet(it -> new Reading(it.wall().plus(by), it.nanos()));
  }
}
