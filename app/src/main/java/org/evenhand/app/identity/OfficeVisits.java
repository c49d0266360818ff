package org.evenhand.app.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * The sessions of officers that are open, found by the hash of what the browser holds. In memory: a
 * restart ends them.
 */
final class OfficeVisits {
  /** A session ends so long after sign-in, however busy it is. */
  static final Duration LENGTH = Duration.ofHours(8);

  /** And so long after the last request. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** So long a passkey that was shown counts for what asks for it anew. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final int PER_OFFICER = 5;
  private static final int IN_ALL = 1_000;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<Bytes, Visit> visits = new ConcurrentHashMap<>();
  private final OpenSessions<Bytes> open = new OpenSessions<>(PER_OFFICER, IN_ALL);

  OfficeVisits(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * One of them.
   *
   * @param officer whose
   * @param role in what role
   * @param since sign-in
   * @param seen the last request
   * @param confirmed when a passkey was last shown
   * @param place its place among those that are open
   */
  record Visit(
      String officer,
      OfficeRole role,
      Instant since,
      Instant seen,
      Instant confirmed,
      OpenSessions.Open<Bytes> place) {
    private Visit seen(Instant now) {
      return new Visit(officer, role, since, now, confirmed, place);
    }

    private Visit confirmed(Instant now) {
      return new Visit(officer, role, since, seen, now, place);
    }
  }

  /** How many are open; those that ran out and were not swept yet count. */
  int openNow() {
    return open.size();
  }

  /** Begins one; gives what the browser is to hold. */
  String begin(OfficeAccount officer) {
    sweep();
    var secret = Secrets.random(random, "");
    var key = key(secret);
    var place = open.begins(officer.id(), key, () -> visits.remove(key));
    var now = clock.instant();
    visits.put(key, new Visit(officer.id(), officer.role(), now, now, now, place));
    return secret;
  }

  /** The one that a browser holds, seen now. */
  Optional<Visit> seen(String secret) {
    return Optional.ofNullable(
            visits.computeIfPresent(
                key(secret), (_, visit) -> lives(visit) ? visit.seen(clock.instant()) : visit))
        .filter(this::lives);
  }

  /** A passkey was shown in it. */
  void confirm(String secret) {
    visits.computeIfPresent(key(secret), (_, visit) -> visit.confirmed(clock.instant()));
  }

  /** Whether a passkey was shown in it just now. */
  boolean fresh(Visit visit) {
    return clock.instant().isBefore(visit.confirmed().plus(FRESH));
  }

  void end(String secret) {
    var gone = visits.remove(key(secret));
    if (gone != null) {
      open.ended(gone.place());
    }
  }

  /** Ends an officer's sessions but this one. */
  void endOthers(String officer, String secret) {
    var kept = key(secret);
    open.end(officer, key -> !key.equals(kept));
  }

  private void sweep() {
    visits.forEach((key, visit) -> {
      if (!lives(visit) && visits.remove(key) != null) {
        open.ended(visit.place());
      }
    });
  }

  private boolean lives(Visit visit) {
    var now = clock.instant();
    return now.isBefore(visit.since().plus(LENGTH)) && now.isBefore(visit.seen().plus(IDLE));
  }

  private static Bytes key(String secret) {
    return new Bytes(Secrets.sha256(secret));
  }
}
