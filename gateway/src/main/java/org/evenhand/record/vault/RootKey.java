package org.evenhand.record.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Derives keys from a root of 32 random bytes by HKDF-SHA-256 (RFC 5869). */
final class RootKey {
  /** The size of a root. */
  static final int BYTES = 32;

  private RootKey() {}

  /**
   * Derives one key.
   *
   * @param root 32 random bytes
   * @param use what for; a different use gives an unrelated key
   * @param context whose
   * @param bytes how long
   */
  static byte[] derive(byte[] root, String use, String context, int bytes) {
    // No zero byte can stand in a use or a context, so the two cannot run into each other.
    if (use.indexOf(0) >= 0 || context.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a key's use and context hold no zero byte");
    }
    byte[] info = ("evenhand\0v1\0" + use + "\0" + context).getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract().addIKM(root).thenExpand(info, bytes));
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("HKDF-SHA256 is part of every Java platform", every);
    }
  }

  /** Whether all bytes are this one. */
  static boolean all(byte[] bytes, byte value) {
    for (byte b : bytes) {
      if (b != value) {
        return false;
      }
    }
    return true;
  }

  static void forget(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
