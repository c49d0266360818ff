package org.evenhand.app.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When an event that was not taken is tried again: after half a minute, then each time after twice
 * as long, six hours at most, for three days. Each wait is shortened by up to a fifth at random, so
 * that receivers that broke down together are not all asked together.
 */
final class Retries {
  /** From when an event is due until it is given up. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** The first wait. */
  static final Duration FIRST = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(6);
  private static final double JITTER = 0.2;

  private final RandomGenerator random;

  Retries(RandomGenerator random) {
    this.random = random;
  }

  /**
   * When to try again.
   *
   * @param due since when it is to be told
   * @param attempts how often that failed
   * @return empty if it is to be given up
   */
  Optional<Instant> next(Instant due, int attempts, Instant now) {
    var wait = LONGEST;
    // Beyond ten doublings it is longer than the longest, and further ones would overflow.
    if (attempts <= 10) {
      var doubled = FIRST.multipliedBy(1L << (attempts - 1));
      wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
    var shortened = (long) (wait.toMillis() * (1 - JITTER * random.nextDouble()));
    var next = now.plusMillis(shortened);
    return next.isAfter(due.plus(PATIENCE)) ? Optional.empty() : Optional.of(next);
  }
}
