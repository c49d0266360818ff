package org.evenhand.app.possession;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The proofs that were taken, each for as long as it could be shown again and no longer. Of each a
 * 64-bit hash of its key and {@code jti} is kept; should two proofs ever share one, the second is
 * refused, which is the safe side. Kept by the ten seconds in which they run out, so that those go
 * at once.
 *
 * <p>Bounded for each owner and in all; who has no place left is refused, not let through. A place
 * takes 16 to 32 bytes: {@link #MOST} are 64 MiB at most. A proof by its own word takes one for 80
 * seconds at most, one with a nonce for 130; {@link #OF_ONE} places are more than 4,000 calls in
 * each second even so.
 *
 * <p>Time that steps back brings nothing back: what ran out by the latest time ever seen here
 * counts as taken.
 */
final class Seen {
  static final int MOST = 1 << 21;
  static final int OF_ONE = 1 << 19;

  /** How many seconds go at once. */
  static final int STEP = 10;

  private final TreeMap<Long, Step> steps = new TreeMap<>();
  private final int most;
  private final int ofOne;
  private long latest = Long.MIN_VALUE;
  private int all;

  /** An empty one. */
  Seen() {
    this(MOST, OF_ONE);
  }

  Seen(int most, int ofOne) {
    this.most = most;
    this.ofOne = ofOne;
  }

  private record Step(Marks marks, Map<String, Integer> ofOwner) {}

  /** What came of taking a proof. */
  enum Taken {
    /** It counts. */
    FIRST,
    /** It was taken before. */
    AGAIN,
    /** There is no place for it. */
    NO_PLACE
  }

  /** Takes a proof that is fresh at {@code now}, in seconds of our era. */
  Taken take(Proof proof, String owner, long now) {
    long hash = hash(proof);
    synchronized (this) {
      forget(now);
      if (proof.until() < latest) {
        return Taken.AGAIN;
      }
      var step = steps.get(Math.floorDiv(proof.until(), STEP));
      if (step != null && step.marks().has(hash)) {
        return Taken.AGAIN;
      }
      if (all >= most || of(owner) >= ofOne) {
        return Taken.NO_PLACE;
      }
      keep(hash, proof.until(), owner);
      return Taken.FIRST;
    }
  }

  private void keep(long hash, long until, String owner) {
    var step =
        steps.computeIfAbsent(
            Math.floorDiv(until, STEP), _ -> new Step(new Marks(), new HashMap<>()));
    step.marks().add(hash);
    step.ofOwner().merge(owner, 1, Integer::sum);
    all++;
  }

  synchronized int size() {
    return all;
  }

  private int of(String owner) {
    return steps.values().stream().mapToInt(s -> s.ofOwner().getOrDefault(owner, 0)).sum();
  }

  private void forget(long now) {
    latest = Math.max(latest, now);
    while (!steps.isEmpty() && (steps.firstKey() + 1) * STEP <= latest) {
      all -= steps.pollFirstEntry().getValue().marks().size();
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
