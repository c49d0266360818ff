package org.evenhand.app.api;

import java.time.Instant;
import java.util.List;
import org.evenhand.gate.Caller;

/** Says whether an access token is live, and whose it is. Asked for every call; answers at once. */
public interface TokenCheck {
  /**
   * Looks a token up that whoever holds it may use. One that is bound to a key is refused.
   *
   * @param token as it stood in the header; its characters are those of RFC 6750, section 2.1
   */
  Result check(String token);

  /**
   * Looks a token up that only the holder of a key may use (DPoP, RFC 9449). One that is bound to
   * no key is refused.
   *
   * @param token as it stood in the header
   * @param possession what shows that the caller holds the key
   */
  Result check(String token, Possession possession);

  /** The signatures that proofs of possession may have, by their names in RFC 7518. */
  List<String> algorithms();

  /**
   * A proof of possession as it came, and the request that it has to be for.
   *
   * @param proof the value of the {@code DPoP} header
   * @param method the request's method
   * @param uri the request's address, from the configured base URL and the path as it was sent
   */
  record Possession(String proof, String method, String uri) {}

  /** What a token is worth now. */
  sealed interface Result {
    /**
     * It may call.
     *
     * @param caller for whom
     * @param expiresAt from when on it no longer may
     * @param nonce what the next proof should carry; empty if nothing new
     */
    record Live(Caller caller, Instant expiresAt, String nonce) implements Result {
      /** Without a nonce. */
      public Live(Caller caller, Instant expiresAt) {
        this(caller, expiresAt, "");
      }
    }

    /**
     * It may not.
     *
     * @param description why, in words for a developer; in ASCII, without quotes or backslashes,
     *     since it stands in {@code WWW-Authenticate}
     */
    record Refused(String description) implements Result {}

    /**
     * The token may be live, but what came with it does not show that the caller holds its key.
     *
     * @param description why, in the same characters
     * @param nonce what the next proof has to carry; empty if a nonce would not help
     */
    record Unproven(String description, String nonce) implements Result {}
  }
}
