package org.evenhand.app.possession;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that need no memory: the ten seconds in which one was made, and a MAC of it under a key
 * that this process made for itself. So none that an earlier process gave is known here.
 */
final class Nonces {
  /** How many seconds have one nonce. */
  static final int STEP = 10;

  private static final int MAC = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  Nonces(SecureRandom random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The nonce of this moment. */
  String at(long seconds) {
    long step = Math.floorDiv(seconds, STEP);
    var bytes = ByteBuffer.allocate(8 + MAC).putLong(step).put(mac(step), 0, MAC).array();
    return ENCODER.encodeToString(bytes);
  }

  /** When the ten seconds began in which it was made; empty if it is not one of ours. */
  OptionalLong made(String nonce) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
    if (bytes.length != 8 + MAC) {
      return OptionalLong.empty();
    }
    long step = ByteBuffer.wrap(bytes).getLong();
    var right = ByteBuffer.allocate(8 + MAC).putLong(step).put(mac(step), 0, MAC).array();
    return MessageDigest.isEqual(right, bytes)
        ? OptionalLong.of(step * STEP)
        : OptionalLong.empty();
  }

  private byte[] mac(long step) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
