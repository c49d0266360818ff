package org.evenhand.proof;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;

/** A private key with its name and kind. It can't be printed, and never gives the key away. */
public final class Signer {
  private final VerifierKey verifier;
  private final PrivateKey key;

  private Signer(VerifierKey verifier, PrivateKey key) throws Malformed {
    this.verifier = verifier;
    this.key = key;
    // A key beside another's public half would make signatures that nobody can verify.
    var trial = new Checkpoint("trial", 0, MerkleHash.root(java.util.List.of())).text();
    try {
      verifier.verify(trial, sign(trial, 0));
    } catch (IllegalStateException | Untrusted e) {
      throw new Malformed("The private key doesn't belong to " + verifier.name());
    }
  }

  /**
   * A signer from a kept private key.
   *
   * @param verifier its public half: the platform can't compute it from the private one
   * @param pkcs8 the private key as PKCS#8 (RFC 5958), the way {@link PrivateKey#getEncoded} gives
   * @throws Malformed if the two don't belong together
   */
  public static Signer of(VerifierKey verifier, byte[] pkcs8) throws Malformed {
    try {
      var keys = KeyFactory.getInstance(verifier.type().algorithm);
      return new Signer(verifier, keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new Malformed("Not a private key for " + verifier.type().algorithm);
    }
  }

  /** A signer from a pair of the platform's keys. */
  public static Signer of(String name, SignatureType type, KeyPair pair) throws Malformed {
    return new Signer(VerifierKey.of(name, type, pair.getPublic()), pair.getPrivate());
  }

  /** A new pair of keys for such signatures; the caller keeps it. */
  public static KeyPair generate(SignatureType type) {
    try {
      return KeyPairGenerator.getInstance(type.algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(type.algorithm + " is part of every Java 25", e);
    }
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * Signs a note's text.
   *
   * @param time seconds since 1970, for the kinds that name it; others ignore it
   * @throws IllegalArgumentException if this kind of key can't sign such a text
   */
  public NoteSignature sign(String text, long time) {
    if (time < 0) {
      throw new IllegalArgumentException("A time before 1970: " + time);
    }
    var type = verifier.type();
    try {
      var signature = Signature.getInstance(type.algorithm);
      signature.initSign(key);
      signature.update(type.message(verifier.name(), text, time));
      var made = signature.sign();
      var bytes = ByteBuffer.allocate(type.bytes());
      if (type.isTimed()) {
        bytes.putLong(time);
      }
      return new NoteSignature(verifier.name(), verifier.id(), bytes.put(made).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Can't sign as " + verifier.name(), e);
    } catch (Malformed e) {
      throw new IllegalArgumentException("Only a checkpoint can be cosigned", e);
    }
  }

  @Override
  public String toString() {
    return "Signer of " + verifier.name();
  }
}
