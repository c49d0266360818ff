package org.evenhand.record.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.evenhand.record.KeyVault;

/** What derives from one person's root key, derived when it is used. */
final class DerivedKeys implements KeyVault.PersonKeys {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final byte[] root;
  private final SecureRandom random;

  /** Keeps {@code root}, which nobody else may hold. */
  DerivedKeys(byte[] root, SecureRandom random) {
    this.root = root;
    this.random = random;
  }

  @Override
  public byte[] tag(int epoch, String app) {
    return tag(tagging(), epoch, app.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void tags(Collection<Integer> epochs, Collection<String> apps, KeyVault.TagVisitor to) {
    var mac = tagging();
    for (var app : apps) {
      var name = app.getBytes(StandardCharsets.UTF_8);
      epochs.forEach(epoch -> to.visit(epoch, app, tag(mac, epoch, name)));
    }
  }

  private static byte[] tag(Mac mac, int epoch, byte[] app) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(epoch).array());
    return mac.doFinal(app);
  }

  private Mac tagging() {
    var key = RootKey.derive(root, "tag", "", RootKey.BYTES);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", every);
    } finally {
      RootKey.forget(key);
    }
  }

  // A random nonce is sound for up to 2^32 messages under one key (NIST SP 800-38D §8.3); nobody
  // makes that many changes.
  @Override
  public byte[] seal(byte[] plain, byte[] context) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG_BITS / Byte.SIZE);
      cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", every);
    }
  }

  @Override
  public byte[] open(byte[] sealed, byte[] context) {
    if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
      throw new IllegalStateException("a seal of " + sealed.length + " bytes is too short");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), context)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException altered) {
      throw new IllegalStateException("altered, or of another key or context", altered);
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", every);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    var key = RootKey.derive(root, "seal", "", RootKey.BYTES);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      return cipher;
    } finally {
      RootKey.forget(key);
    }
  }

  @Override
  public String toString() {
    return "PersonKeys[redacted]";
  }
}
