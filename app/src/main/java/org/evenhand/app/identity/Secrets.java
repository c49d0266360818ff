package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random values of 256 bits, and the hashes under which they are kept. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** A new value: the prefix and 43 base64url characters. */
  static String random(SecureRandom random, String prefix) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * SHA-256 of a value. Enough for values of 256 random bits: there is nothing to guess, so nothing
   * that a slow hash would slow down.
   */
  static byte[] sha256(String value) {
    return digest().digest(value.getBytes(UTF_8));
  }

  /** SHA-256 of a salt followed by a value. */
  static byte[] sha256(byte[] salt, String value) {
    var digest = digest();
    digest.update(salt);
    return digest.digest(value.getBytes(UTF_8));
  }

  /** A table key: a kind, then what it names. */
  static byte[] key(String kind, byte[] name) {
    var prefix = kind.getBytes(US_ASCII);
    var key = new byte[prefix.length + name.length];
    System.arraycopy(prefix, 0, key, 0, prefix.length);
    System.arraycopy(name, 0, key, prefix.length, name.length);
    return key;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
