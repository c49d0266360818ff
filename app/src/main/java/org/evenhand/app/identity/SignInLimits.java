package org.evenhand.app.identity;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How often sign-in may fail, for one account and from one address, in a quarter of an hour. It
 * begins with the first attempt and not by the clock, so that nobody can lay it out for twice as
 * many guesses around its edge.
 *
 * <p>Counters are a fixed array indexed by a keyed hash: nothing an attacker sends can make it
 * grow, or push another's counter out. Two names that share a counter (1 in 65,536) share a limit,
 * which errs on the safe side. The price: somebody who knows a user name can keep its owner from
 * signing in by password for a quarter of an hour at a time; passkeys and sessions that exist are
 * not touched.
 */
final class SignInLimits {
  static final int PER_ACCOUNT = 10;
  static final int PER_ADDRESS = 60;
  private static final long WINDOW = Duration.ofMinutes(15).toSeconds();
  private static final int BUCKETS = 1 << 16;

  private final InstantSource clock;
  private final byte[] salt = new byte[16];
  private final int[] counts = new int[2 * BUCKETS];
  private final long[] since = new long[2 * BUCKETS];
  private long checked;
  private long right;
  private long tooMany;

  SignInLimits(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    random.nextBytes(salt);
  }

  /**
   * Counts an attempt before it is checked, so that parallel guesses cannot slip past.
   *
   * @return 0 if it may be checked; else the seconds until it may be tried again
   */
  synchronized long attempt(String username, String address) {
    var now = clock.instant().getEpochSecond();
    var account = bucket(username);
    var origin = BUCKETS + bucket(address);
    open(account, now);
    open(origin, now);
    if (counts[account] >= PER_ACCOUNT || counts[origin] >= PER_ADDRESS) {
      tooMany++;
      return WINDOW - (now - Math.max(full(account, PER_ACCOUNT), full(origin, PER_ADDRESS)));
    }
    counts[account]++;
    counts[origin]++;
    checked++;
    return 0;
  }

  /** Counts an attempt that names no account. */
  synchronized long attempt(String address) {
    var now = clock.instant().getEpochSecond();
    var origin = BUCKETS + bucket(address);
    open(origin, now);
    if (counts[origin] >= PER_ADDRESS) {
      tooMany++;
      return WINDOW - (now - since[origin]);
    }
    counts[origin]++;
    checked++;
    return 0;
  }

  /** A success that named no account: this attempt does not count. */
  synchronized void succeeded(String address) {
    var origin = BUCKETS + bucket(address);
    counts[origin] = Math.max(0, counts[origin] - 1);
    right++;
  }

  /** A success: the account's failures are forgotten, and this attempt does not count. */
  synchronized void succeeded(String username, String address) {
    counts[bucket(username)] = 0;
    succeeded(address);
  }

  /** Attempts that were let through to be checked. */
  synchronized long checked() {
    return checked;
  }

  /** Those of them that succeeded. */
  synchronized long right() {
    return right;
  }

  /** Attempts that were not let through. */
  synchronized long tooMany() {
    return tooMany;
  }

  private void open(int bucket, long now) {
    if (counts[bucket] == 0 || now - since[bucket] >= WINDOW) {
      since[bucket] = now;
      counts[bucket] = 0;
    }
  }

  /** When the window of a used-up counter began; long ago where it isn't used up. */
  private long full(int bucket, int most) {
    return counts[bucket] >= most ? since[bucket] : 0;
  }

  private int bucket(String name) {
    return ByteBuffer.wrap(Secrets.sha256(salt, name)).getInt() & (BUCKETS - 1);
  }
}
