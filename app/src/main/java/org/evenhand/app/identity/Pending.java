package org.evenhand.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evenhand.vocabulary.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * What is under way and need not survive a restart: authorisations that wait for the person's yes,
 * and codes that wait to be exchanged. Bounded: when full, the oldest goes, and its owner starts
 * again.
 */
final class Pending {
  static final Duration CONSENT_LIFE = Duration.ofMinutes(20);
  static final Duration CODE_LIFE = Duration.ofSeconds(60);
  private static final int MOST = 20_000;

  private final InstantSource clock;
  private final Map<String, Waiting> waiting = bounded();
  private final Map<String, Code> codes = bounded();

  Pending(InstantSource clock) {
    this.clock = clock;
  }

  private record Waiting(OAuth2Authorization authorization, Instant until) {}

  /**
   * A code.
   *
   * @param grant what the person gave
   * @param authorization what Spring's provider needs to exchange it; null once it has been
   * @param until when it is forgotten
   */
  record Code(GrantId grant, @Nullable OAuth2Authorization authorization, Instant until) {}

  synchronized void await(String state, OAuth2Authorization authorization) {
    waiting.put(state, new Waiting(authorization, clock.instant().plus(CONSENT_LIFE)));
  }

  synchronized Optional<OAuth2Authorization> awaiting(String state) {
    return Optional.ofNullable(waiting.get(state))
        .filter(w -> clock.instant().isBefore(w.until()))
        .map(Waiting::authorization);
  }

  /** Takes it out: of two answers to one page, one counts. */
  synchronized Optional<OAuth2Authorization> take(String state) {
    return Optional.ofNullable(waiting.remove(state))
        .filter(w -> clock.instant().isBefore(w.until()))
        .map(Waiting::authorization);
  }

  synchronized void putCode(String code, GrantId grant, OAuth2Authorization authorization) {
    codes.put(code, new Code(grant, authorization, clock.instant().plus(CODE_LIFE)));
  }

  synchronized Optional<Code> code(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  /** What came of using a code. */
  enum Use {
    /** It counts. */
    FIRST,
    /** It was used before. */
    AGAIN,
    /** It has run out, or is so old that it was forgotten. */
    TOO_LATE
  }

  /** Uses a code up. It stays known as a used one, so that a second use is noticed. */
  synchronized Use use(String value) {
    var code = codes.get(value);
    if (code != null && code.authorization() == null) {
      return Use.AGAIN;
    }
    if (code == null || !clock.instant().isBefore(code.until())) {
      return Use.TOO_LATE;
    }
    codes.put(value, new Code(code.grant(), null, code.until()));
    return Use.FIRST;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
