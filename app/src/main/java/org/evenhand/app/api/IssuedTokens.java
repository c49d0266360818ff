package org.evenhand.app.api;

import java.time.Instant;
import java.util.Optional;
import org.evenhand.gate.Caller;

/** Tells about access tokens; nothing is opened by what it tells. */
public interface IssuedTokens {
  /**
   * What is known of a token; empty if it is unknown, revoked or expired, or what it points to has
   * ended.
   */
  Optional<Issued> issued(String token);

  /**
   * A live token.
   *
   * @param caller for whom
   * @param at since when
   * @param expiresAt from when on it is worth nothing
   */
  record Issued(Caller caller, Instant at, Instant expiresAt) {}
}
