package org.evenhand.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is known of one session of a person, in memory alone. */
final class Visit {
  /** So long a way in that was shown counts for what asks for it anew. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private final String id;
  private final Way way;
  private final Browser browser;
  private final Instant since;
  private final AtomicBoolean newcomer;
  private volatile Instant seen;
  private volatile Instant confirmed;

  /**
   * Begins.
   *
   * @param id names it, and opens nothing
   */
  Visit(String id, Way way, Browser browser, Instant now) {
    this.id = id;
    this.way = way;
    this.browser = browser;
    this.since = now;
    this.seen = now;
    this.confirmed = now;
    this.newcomer = new AtomicBoolean(way == Way.PASSWORD);
  }

  String id() {
    return id;
  }

  void seen(Instant now) {
    seen = now;
  }

  void confirm(Instant now) {
    confirmed = now;
  }

  boolean confirmed(Instant now) {
    return now.isBefore(confirmed.plus(FRESH));
  }

  /** True once, in a session that began with a password. */
  boolean mayBeOffered() {
    return newcomer.getAndSet(false);
  }

  /** For its owner. */
  OpenSession told(Visit here) {
    return new OpenSession(id, here == this, way, browser, since, seen);
  }
}
