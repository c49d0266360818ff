package org.evenhand.app.possession;

/**
 * A proof that was read and found right. It counts once: {@link Proofs#take} says whether this is
 * the first time.
 *
 * @param thumbprint of the key that signed it (RFC 7638, SHA-256, base64url)
 * @param id its {@code jti}
 * @param time seconds of our era: the server's nonce within it, or else when its maker says that it
 *     was made
 * @param nonceOld whether it carries a nonce that should soon be replaced
 */
public record Proof(String thumbprint, String id, long time, boolean nonceOld) {}
