package org.evenhand.app.api;

import java.time.Instant;
import org.evenhand.gate.Caller;

/** Says whether an access token is live, and whose it is. Asked for every call; answers at once. */
public interface TokenCheck {
  /**
   * Looks a token up.
   *
   * @param token as it stood in the header; its characters are those of RFC 6750, section 2.1
   */
  Result check(String token);

  /** What a token is worth now. */
  sealed interface Result {
    /**
     * It may call.
     *
     * @param caller for whom
     * @param expiresAt from when on it no longer may
     */
    record Live(Caller caller, Instant expiresAt) implements Result {}

    /**
     * It may not.
     *
     * @param description why, in words for a developer; in ASCII, without quotes or backslashes,
     *     since it stands in {@code WWW-Authenticate}
     */
    record Refused(String description) implements Result {}
  }
}
