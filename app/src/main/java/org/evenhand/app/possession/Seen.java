package org.evenhand.app.possession;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The proofs that were taken, for as long as each could be shown again. Of each a 64-bit hash of
 * its key and {@code jti} is kept; should two proofs ever share one, the second is refused, which
 * is the safe side. Kept by the minute of the proof's time, so that a whole minute goes at once.
 *
 * <p>Bounded for each owner and in all; who has no place left is refused, not let through.
 */
final class Seen {
  static final int MOST = 1 << 20;
  static final int OF_ONE = 1 << 18;

  private final TreeMap<Long, Minute> minutes = new TreeMap<>();
  private final int keptSeconds;
  private final int most;
  private final int ofOne;
  private int all;

  /**
   * An empty one.
   *
   * @param keptSeconds how long after its time a proof could still be shown
   */
  Seen(int keptSeconds) {
    this(keptSeconds, MOST, OF_ONE);
  }

  Seen(int keptSeconds, int most, int ofOne) {
    this.keptSeconds = keptSeconds;
    this.most = most;
    this.ofOne = ofOne;
  }

  private record Minute(Marks marks, Map<String, Integer> ofOwner) {}

  /** What came of taking a proof. */
  enum Taken {
    /** It counts. */
    FIRST,
    /** It was taken before. */
    AGAIN,
    /** There is no place for it. */
    NO_PLACE
  }

  /** Takes a proof that is fresh at {@code now}, both in seconds of our era. */
  Taken take(Proof proof, String owner, long now) {
    long hash = hash(proof);
    synchronized (this) {
      forget(now);
      var minute =
          minutes.computeIfAbsent(
              Math.floorDiv(proof.time(), Nonces.MINUTE),
              _ -> new Minute(new Marks(), new HashMap<>()));
      if (minute.marks().has(hash)) {
        return Taken.AGAIN;
      }
      if (all >= most || of(owner) >= ofOne) {
        return Taken.NO_PLACE;
      }
      minute.marks().add(hash);
      minute.ofOwner().merge(owner, 1, Integer::sum);
      all++;
      return Taken.FIRST;
    }
  }

  synchronized int size() {
    return all;
  }

  private int of(String owner) {
    return minutes.values().stream().mapToInt(m -> m.ofOwner().getOrDefault(owner, 0)).sum();
  }

  private void forget(long now) {
    while (!minutes.isEmpty() && (minutes.firstKey() + 1) * Nonces.MINUTE + keptSeconds < now) {
      all -= minutes.pollFirstEntry().getValue().marks().size();
    }
  }

  private static long hash(Proof proof) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(proof.thumbprint().getBytes(UTF_8)); // 43 characters, always
      return ByteBuffer.wrap(digest.digest(proof.id().getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
