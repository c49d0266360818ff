package org.evenhand.app.possession;

/**
 * A proof that was read and found right. It counts once: {@link Proofs#take} says whether this is
 * the first time.
 *
 * @param thumbprint of the key that signed it (RFC 7638, SHA-256, base64url)
 * @param id its {@code jti}
 * @param until seconds of our era: the last in which it could be shown again, for then the nonce
 *     within it runs out, or else its maker's own word that it was made just now
 * @param nonceOld whether it carries a nonce that should soon be replaced
 */
public record Proof(String thumbprint, String id, long until, boolean nonceOld) {}
