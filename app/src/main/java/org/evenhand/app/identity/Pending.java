package org.evenhand.app.identity;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * What is under way and need not survive a restart: requests that apps pushed, authorisations that
 * wait for the person's yes, and codes that wait to be exchanged. Bounded for each app or person
 * and in all; what had to go is begun again.
 */
final class Pending {
  static final Duration CONSENT_LIFE = Duration.ofMinutes(20);
  static final Duration CODE_LIFE = Duration.ofSeconds(60);
  static final int OF_ONE_PERSON = 20;

  /** What Spring's server says of the requests that are pushed to it. */
  static final Duration PUSHED_LIFE = Duration.ofMinutes(5);

  static final int OF_ONE_APP = 500;

  // A used code is remembered for as long as the access token that it gave can live.
  private static final Shelf.Bounds CODES =
      new Shelf.Bounds(Tokens.ACCESS_LIFE, OF_ONE_PERSON, 32L << 20);
  private static final Shelf.Bounds QUESTIONS =
      new Shelf.Bounds(CONSENT_LIFE, OF_ONE_PERSON, 32L << 20);
  private static final Shelf.Bounds PUSHED = new Shelf.Bounds(PUSHED_LIFE, OF_ONE_APP, 32L << 20);
  private static final long OBJECTS = 4_096;
  // A request holds its parameters apart and in the address that it would be sent to, encoded.
  private static final long COPIES = 5;

  private final InstantSource clock;
  private final Shelf<PersonId, OAuth2Authorization> waiting;
  private final Shelf<PersonId, Code> codes;
  private final Shelf<String, OAuth2Authorization> pushed;

  Pending(InstantSource clock) {
    this.clock = clock;
    this.waiting = new Shelf<>(clock, QUESTIONS);
    this.codes = new Shelf<>(clock, CODES);
    this.pushed = new Shelf<>(clock, PUSHED);
  }

  /**
   * A code.
   *
   * @param grant what the person gave
   * @param authorization what Spring's provider needs to exchange it
   * @param used whether it was
   * @param until when it can't be exchanged any more
   */
  record Code(GrantId grant, OAuth2Authorization authorization, boolean used, Instant until) {}

  synchronized void await(String state, OAuth2Authorization authorization) {
    waiting.put(state, person(authorization), authorization, size(authorization));
  }

  synchronized Optional<OAuth2Authorization> awaiting(String state) {
    return waiting.get(state);
  }

  /** Takes it out: of two answers to one page, one counts. */
  synchronized Optional<OAuth2Authorization> take(String state) {
    return waiting.remove(state);
  }

  synchronized void push(String name, OAuth2Authorization authorization) {
    var app = authorization.getRegisteredClientId();
    pushed.put(name, app, authorization, size(authorization));
  }

  /** Takes it out: a request that was pushed is for one browser, once (RFC 9126, section 4). */
  synchronized Optional<OAuth2Authorization> takePushed(String name) {
    return pushed.remove(name);
  }

  synchronized void putCode(String code, GrantId grant, OAuth2Authorization authorization) {
    var kept = new Code(grant, authorization, false, clock.instant().plus(CODE_LIFE));
    codes.put(code, person(authorization), kept, size(authorization));
  }

  synchronized Optional<Code> code(String code) {
    return codes.get(code);
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
    if (code.isPresent() && code.get().used()) {
      return Use.AGAIN;
    }
    if (code.isEmpty() || !clock.instant().isBefore(code.get().until())) {
      return Use.TOO_LATE;
    }
    var kept = code.get();
    codes.replace(value, new Code(kept.grant(), kept.authorization(), true, kept.until()));
    return Use.FIRST;
  }

  private static PersonId person(OAuth2Authorization authorization) {
    if (authorization.getAttribute(Principal.class.getName()) instanceof PersonSession session) {
      return session.person();
    }
    throw new IllegalStateException("an authorisation of nobody who is signed in");
  }

  private static long size(OAuth2Authorization authorization) {
    OAuth2AuthorizationRequest request =
        authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    return request == null ? OBJECTS : OBJECTS + COPIES * AuthorizationBounds.chars(request);
  }
}
