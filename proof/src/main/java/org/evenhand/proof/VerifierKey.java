package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;

/**
 * A public key with its name and kind, written {@code name+id+key} (C2SP signed-note, "Verifier
 * keys"). Equal if written alike.
 */
public final class VerifierKey {
  private final String name;
  private final SignatureType type;
  private final byte[] raw;
  private final int id;
  private final PublicKey key;

  private VerifierKey(String name, SignatureType type, byte[] raw) throws Malformed {
    Strict.check(NoteSignature.isName(name), "Not a key's name");
    Strict.check(type.fits(name), "Too long a name");
    Strict.check(raw.length == type.keyBytes, "A key of %d bytes", raw.length);
    this.name = name;
    this.type = type;
    this.raw = raw.clone();
    this.id = id(name, type, raw);
    try {
      var spki = ByteBuffer.allocate(type.spki.length + raw.length).put(type.spki).put(raw).array();
      this.key =
          KeyFactory.getInstance(type.algorithm).generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new Malformed("Not a key for " + type.algorithm);
    }
  }

  /**
   * A key from its parts.
   *
   * @param raw 32 bytes for Ed25519 (RFC 8032), 1312 for ML-DSA-44 (FIPS 204)
   */
  public static VerifierKey of(String name, SignatureType type, byte[] raw) throws Malformed {
    return new VerifierKey(name, type, raw);
  }

  /** A key from the platform's own class, which encodes itself as SubjectPublicKeyInfo. */
  public static VerifierKey of(String name, SignatureType type, PublicKey key) throws Malformed {
    var encoded = key.getEncoded();
    int prefix = type.spki.length;
    boolean fits =
        encoded != null
            && encoded.length == prefix + type.keyBytes
            && Arrays.equals(encoded, 0, prefix, type.spki, 0, prefix);
    Strict.check(fits, "Not a public key for %s", type.algorithm);
    return of(name, type, Arrays.copyOfRange(encoded, prefix, encoded.length));
  }

  /** Parses the one-line form; what it gives prints back to the same text. */
  public static VerifierKey parse(String text) throws Malformed {
    // Base64 may contain a plus, names and ids may not.
    var parts = text.split("\\+", 3);
    Strict.check(parts.length == 3, "Not name+id+key");
    var bytes = Strict.base64(parts[2]);
    Strict.check(bytes.length > 0, "An empty key");
    var raw = Arrays.copyOfRange(bytes, 1, bytes.length);
    var key = of(parts[0], SignatureType.of(bytes[0]), raw);
    Strict.check(parts[1].equals(HexFormat.of().toHexDigits(key.id)), "The id isn't this key's");
    return key;
  }

  private static int id(String name, SignatureType type, byte[] raw) {
    var digest = MerkleHash.sha256();
    digest.update(name.getBytes(UTF_8));
    digest.update((byte) '\n');
    digest.update(type.code);
    return ByteBuffer.wrap(digest.digest(raw)).getInt();
  }

  /** The key's name. */
  public String name() {
    return name;
  }

  /** What kind of signature it verifies. */
  public SignatureType type() {
    return type;
  }

  /** The first four bytes of SHA-256(name ∥ newline ∥ type ∥ key). */
  public int id() {
    return id;
  }

  /** A copy of the raw key. */
  public byte[] raw() {
    return raw.clone();
  }

  /** Whether a signature names this key; it may still be wrong. */
  boolean made(NoteSignature signature) {
    return signature.id() == id && signature.name().equals(name);
  }

  /**
   * Verifies one signature.
   *
   * @return its time, 0 for kinds without one
   * @throws Untrusted if it is not this key's signature of the text
   */
  long verify(String text, NoteSignature signature) throws Untrusted {
    var bytes = signature.bytes();
    if (!made(signature) || bytes.length != type.bytes()) {
      throw new Untrusted("Not a signature by " + name);
    }
    long time = type.isTimed() ? ByteBuffer.wrap(bytes).getLong() : 0;
    int from = type.isTimed() ? Long.BYTES : 0;
    // Times end at 2^63 - 1 (tlog-cosignature, "Format").
    if (time < 0 || !isRight(text, time, Arrays.copyOfRange(bytes, from, bytes.length))) {
      throw new Untrusted("A wrong signature by " + name);
    }
    return time;
  }

  private boolean isRight(String text, long time, byte[] bytes) {
    try {
      var signature = Signature.getInstance(type.algorithm);
      signature.initVerify(key);
      signature.update(type.message(name, text, time));
      return signature.verify(bytes);
    } catch (GeneralSecurityException | Malformed e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The one-line form. */
  @Override
  public String toString() {
    var typed = ByteBuffer.allocate(1 + raw.length).put(type.code).put(raw).array();
    return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Strict.base64(typed);
  }
}
