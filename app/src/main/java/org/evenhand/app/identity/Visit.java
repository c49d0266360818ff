package org.evenhand.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
  private final AtomicReference<@Nullable Proposal> proposed = new AtomicReference<>();

  /**
   * Whom its owner may link their account to.
   *
   * @param id names this proposal alone: a yes to it is none to another that took its place
   * @param who whom they showed that they are
   * @param until when it is too late to say yes
   */
  record Proposal(String id, Identity who, Instant until) {}

  /**
   * Begins.
   *
   * @param id names it, and opens nothing
   * @param shown when the way in was shown; a provider may have been shown it long before
   */
  Visit(String id, Way way, Browser browser, Instant now, Instant shown) {
    this.id = id;
    this.way = way;
    this.browser = browser;
    this.since = now;
    this.seen = now;
    this.confirmed = shown.isBefore(now) ? shown : now;
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

  /** Who its owner showed that they are at an OpenID provider; linked once they say yes. */
  void propose(Proposal proposal) {
    proposed.set(proposal);
  }

  Optional<Proposal> proposed(Instant now) {
    return Optional.ofNullable(proposed.get()).filter(one -> now.isBefore(one.until()));
  }

  /** Takes the one of this id, once. */
  Optional<Proposal> takeProposed(String proposal, Instant now) {
    return proposed(now)
        .filter(one -> one.id().equals(proposal))
        .filter(one -> proposed.compareAndSet(one, null));
  }

  /** For its owner. */
  OpenSession told(Visit here) {
    return new OpenSession(id, here == this, way, browser, since, seen);
  }
}
