package org.evenhand.gate;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A permutation of 16-byte blocks: AES-256 on single blocks (FIPS 197). Safe for use by many
 * threads. Every block that is given to it is distinct for distinct things, so encrypting each by
 * itself (ECB) shows nothing but equality, which is what an id is for.
 */
final class BlockKey {
  static final int BYTES = 16;

  // Ciphers hold state, making one costs more than a block: so a few are kept and lent.
  private static final int KEPT = 16;

  private final Key key;
  private final ArrayBlockingQueue<Cipher> encrypting = new ArrayBlockingQueue<>(KEPT);
  private final ArrayBlockingQueue<Cipher> decrypting = new ArrayBlockingQueue<>(KEPT);

  BlockKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  byte[] encrypt(byte[] blocks) {
    return run(encrypting, Cipher.ENCRYPT_MODE, blocks);
  }

  byte[] decrypt(byte[] blocks) {
    return run(decrypting, Cipher.DECRYPT_MODE, blocks);
  }

  private byte[] run(ArrayBlockingQueue<Cipher> kept, int mode, byte[] blocks) {
    try {
      var cipher = kept.poll();
      if (cipher == null) {
        cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(mode, key);
      }
      var result = cipher.doFinal(blocks);
      kept.offer(cipher);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES on " + blocks.length + " bytes", e);
    }
  }
}
