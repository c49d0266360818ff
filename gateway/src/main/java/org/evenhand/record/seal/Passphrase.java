package org.evenhand.record.seal;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * What keeps a key file closed to whoever has the disk alone; possibly nothing. Cannot be printed.
 */
public final class Passphrase {
  private static final String PBES2 = "PBEWithHmacSHA512AndAES_256";
  private static final int ITERATIONS = 600_000;
  private static final int SALT = 16;

  private final char[] characters;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /** No passphrase: the file's mode alone protects the key. */
  public static Passphrase none() {
    return new Passphrase(new char[0]);
  }

  /** A passphrase; an empty one is none. */
  public static Passphrase of(String characters) {
    return new Passphrase(characters.toCharArray());
  }

  boolean isNone() {
    return characters.length == 0;
  }

  /** Encrypts a PKCS#8 key into an EncryptedPrivateKeyInfo (RFC 5958 §3) under PBES2 (RFC 8018). */
  byte[] close(byte[] pkcs8) throws GeneralSecurityException {
    var salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    var cipher = Cipher.getInstance(PBES2);
    cipher.init(Cipher.ENCRYPT_MODE, key(), new PBEParameterSpec(salt, ITERATIONS));
    try {
      // The cipher's parameters go by a name that has no object identifier of its own.
      var parameters = AlgorithmParameters.getInstance("PBES2");
      parameters.init(cipher.getParameters().getEncoded());
      return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(pkcs8)).getEncoded();
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException("the key has no encoding", e);
    }
  }

  /** Takes the PKCS#8 key out again; a wrong passphrase is an error. */
  byte[] open(byte[] closed) throws GeneralSecurityException {
    try {
      var info = new EncryptedPrivateKeyInfo(closed);
      var cipher = Cipher.getInstance(PBES2);
      cipher.init(Cipher.DECRYPT_MODE, key(), info.getAlgParameters());
      return cipher.doFinal(info.getEncryptedData());
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException("no encrypted key", e);
    }
  }

  private javax.crypto.SecretKey key() throws GeneralSecurityException {
    return SecretKeyFactory.getInstance(PBES2).generateSecret(new PBEKeySpec(characters));
  }

  @Override
  public String toString() {
    return isNone() ? "no passphrase" : "a passphrase";
  }
}
