package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.evenhand.proof.ProofException.Malformed;

/** The kinds of signature that are known here, of those that C2SP signed-note assigns. */
public enum SignatureType {
  /** Ed25519 over the note's text (signed-note, "Ed25519 signatures"). */
  ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),

  /** Ed25519 with a time (tlog-cosignature, "Ed25519 signed message"). */
  COSIGNATURE_ED25519(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),

  /** ML-DSA-44 with a time (tlog-cosignature, "ML-DSA-44 signed message"; FIPS 204). */
  COSIGNATURE_ML_DSA_44(
      0x06, "ML-DSA-44", 1312, 2420, "30820532300b060960864801650304031103820521" + "00");

  private static final int MAX_OPAQUE = 255;
  private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(UTF_8);

  final byte code;
  final String algorithm;
  final int keyBytes;
  private final int signatureBytes;

  /** What X.509's SubjectPublicKeyInfo has before the raw key (RFC 8410 §4, RFC 9881 §4). */
  final byte[] spki;

  SignatureType(int code, String algorithm, int keyBytes, int signatureBytes, String spki) {
    this.code = (byte) code;
    this.algorithm = algorithm;
    this.keyBytes = keyBytes;
    this.signatureBytes = signatureBytes;
    this.spki = HexFormat.of().parseHex(spki);
  }

  static SignatureType of(byte code) throws Malformed {
    for (var type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new Malformed("Unknown signature type: " + code);
  }

  /** Whether the signature comes behind a time of eight bytes. */
  boolean isTimed() {
    return this != ED25519;
  }

  /** Whether a checkpoint's extension lines are part of what is signed. */
  boolean coversExtensions() {
    return this != COSIGNATURE_ML_DSA_44;
  }

  /** Whether what is signed has room for a key's name. */
  boolean fits(String name) {
    return this != COSIGNATURE_ML_DSA_44 || name.getBytes(UTF_8).length <= MAX_OPAQUE;
  }

  /** The size of a note signature without the key's id. */
  int bytes() {
    return signatureBytes + (isTimed() ? Long.BYTES : 0);
  }

  /**
   * What is signed.
   *
   * @param name the key's name
   * @throws Malformed if the text is not one that this type can sign
   */
  byte[] message(String name, String text, long time) throws Malformed {
    return switch (this) {
      case ED25519 -> text.getBytes(UTF_8);
      case COSIGNATURE_ED25519 -> ("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8);
      case COSIGNATURE_ML_DSA_44 -> cosigned(name, Checkpoint.parse(text), time);
    };
  }

  private static byte[] cosigned(String name, Checkpoint checkpoint, long time) throws Malformed {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SUBTREE);
    opaque(name, out);
    number(time, out);
    opaque(checkpoint.origin(), out);
    number(0, out);
    number(checkpoint.size(), out);
    out.writeBytes(checkpoint.root());
    return out.toByteArray();
  }

  private static void opaque(String text, ByteArrayOutputStream out) throws Malformed {
    var bytes = text.getBytes(UTF_8);
    Strict.check(bytes.length <= MAX_OPAQUE, "A name of %d bytes", bytes.length);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static void number(long value, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }
}
