package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What authenticators are asked to sign. A challenge carries its own end and a code that ties it to
 * one use, so that asking costs no memory and nobody can crowd out another's; only those that were
 * answered rightly are remembered, until their end, so that none counts twice.
 */
final class Challenges {
  /** Longer than anybody needs to find a key; a page that was open for longer asks again. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int NONCE = 16;
  private static final int TOLD = NONCE + Long.BYTES;
  private static final int CODE = 32;

  private final InstantSource clock;
  private final SecureRandom random;
  private final SecretKeySpec key;
  private final Map<ByteBuffer, Instant> spent = new HashMap<>();

  Challenges(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
    var bytes = new byte[CODE];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** A new one for a use, such as signing in, or adding a passkey in one session. */
  byte[] make(String use) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var told =
        ByteBuffer.allocate(TOLD)
            .put(nonce)
            .putLong(clock.instant().plus(LIFE).toEpochMilli())
            .array();
    return ByteBuffer.allocate(TOLD + CODE).put(told).put(code(told, use)).array();
  }

  /** Whether it is ours, for this use, and in time. */
  boolean holds(byte[] challenge, String use) {
    if (challenge.length != TOLD + CODE) {
      return false;
    }
    var told = new byte[TOLD];
    var code = new byte[CODE];
    ByteBuffer.wrap(challenge).get(told).get(code);
    return MessageDigest.isEqual(code, code(told, use)) && clock.instant().isBefore(end(challenge));
  }

  /** Uses up one that holds. Of many who try at once, one gets true. */
  synchronized boolean spend(byte[] challenge) {
    var now = clock.instant();
    spent.values().removeIf(end -> !now.isBefore(end));
    return spent.putIfAbsent(ByteBuffer.wrap(challenge.clone()), end(challenge)) == null;
  }

  private static Instant end(byte[] challenge) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(NONCE));
  }

  private byte[] code(byte[] told, String use) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(told);
      return mac.doFinal(use.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
