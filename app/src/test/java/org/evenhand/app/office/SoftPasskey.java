package org.evenhand.app.office;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An authenticator and its browser in one, written from the specification (Web Authentication,
 * level 3, 6.1 and 5.8.1; RFC 9053 for keys), that can be told to do wrong.
 */
public final class SoftPasskey {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int WITH_KEY = 0x40;

  /** A kind of key that the office takes. */
  public enum Kind {
    /** On the curve P-256. */
    ES256("EC", 256, "SHA256withECDSA"),
    /** On Edwards's curve. */
    EDDSA("Ed25519", 0, "Ed25519"),
    /** The old way. */
    RS256("RSA", 2048, "SHA256withRSA");

    private final String key;
    private final int bits;
    private final String signature;

    Kind(String key, int bits, String signature) {
      this.key = key;
      this.bits = bits;
      this.signature = signature;
    }
  }

  private final Kind kind;
  private final KeyPair pair;
  private final byte[] id = new byte[16];

  /** Where the browser says it is. */
  public String origin;

  /** Whom it made the passkey for. */
  public String party = "localhost";

  /** Whether it asked its owner for finger, face or PIN. */
  public boolean verifies = true;

  /** What the browser says it was asked; empty for the truth. */
  public String type = "";

  /** Whose it says it is. */
  public byte[] handle = {};

  /** How often it has signed. */
  public int count;

  /** A new one. */
  public SoftPasskey(Kind kind, String origin) {
    this.kind = kind;
    this.origin = origin;
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance(kind.key);
      if (kind.bits > 0) {
        generator.initialize(kind.bits);
      }
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes it, for somebody whom the options name. */
  public String made(String challenge, byte[] handle) {
    this.handle = handle.clone();
    var data =
        joined(
            head(WITH_KEY),
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) id.length).array(),
            id,
            cose());
    var attestation =
        joined(
            hex("a3"),
            text("fmt"),
            text("none"),
            text("attStmt"),
            hex("a0"),
            text("authData"),
            hex("59"),
            ByteBuffer.allocate(2).putShort((short) data.length).array(),
            data);
    return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]}}"
        .formatted(base64(id), base64(id), base64(told("create", challenge)), base64(attestation));
  }

  /** Shows it. */
  public String shown(String challenge) {
    count++;
    var told = told("get", challenge);
    var data = head(0);
    return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\"}}"
        .formatted(
            base64(id),
            base64(id),
            base64(told),
            base64(data),
            base64(signed(joined(data, sha256(told)))),
            base64(handle));
  }

  private byte[] told(String asked, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type.isEmpty() ? "webauthn." + asked : type, challenge, origin)
        .getBytes(UTF_8);
  }

  private byte[] head(int more) {
    return ByteBuffer.allocate(37)
        .put(sha256(party.getBytes(UTF_8)))
        .put((byte) (PRESENT | (verifies ? VERIFIED : 0) | more))
        .putInt(count)
        .array();
  }

  private byte[] cose() {
    return switch (kind) {
      case ES256 -> {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        yield joined(
            hex("a5010203262001215820"),
            number(point.getAffineX(), 32),
            hex("225820"),
            number(point.getAffineY(), 32));
      }
      case EDDSA -> {
        var encoded = pair.getPublic().getEncoded();
        var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        yield joined(hex("a4010103272006215820"), x);
      }
      case RS256 ->
          joined(
              hex("a401030339010020590100"),
              number(((RSAPublicKey) pair.getPublic()).getModulus(), 256),
              hex("2143010001"));
    };
  }

  private static byte[] number(BigInteger value, int length) {
    var bytes = value.toByteArray();
    var fixed = new byte[length];
    int from = Math.max(0, bytes.length - length);
    System.arraycopy(bytes, from, fixed, length - (bytes.length - from), bytes.length - from);
    return fixed;
  }

  private byte[] signed(byte[] what) {
    try {
      var signature = Signature.getInstance(kind.signature);
      signature.initSign(pair.getPrivate());
      signature.update(what);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] text(String ascii) {
    return joined(new byte[] {(byte) (0x60 + ascii.length())}, ascii.getBytes(US_ASCII));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] sha256(byte[] what) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(what);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
