package org.evenhand.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.evenhand.record.frame.NoKey;

/**
 * Records what has run out, so many rows at a time: however much ends at one moment, it takes
 * bounded memory, other frames come in between, and whoever waits does its part of it.
 *
 * <p>Takes no person's lock: a consent renewed meanwhile does not run out by the frame of the one
 * before it. Rows of somebody whose key is gone cannot be told in the record; their erasure, which
 * stands there or is about to, deletes them. Until then they are passed over, and looked at again
 * once a second, not by every request.
 */
final class Expiry {
  static final int AT_ONCE = 1_000;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Journal journal;
  private final Consents consents;
  private final ReentrantLock one = new ReentrantLock();
  private volatile Instant passedOverAt = Instant.MIN;

  Expiry(Journal journal, Consents consents) {
    this.journal = journal;
    this.consents = consents;
  }

  int expireDue(Instant now) {
    var next = consents.snapshot().nextExpiry();
    if (next.isAfter(now)) {
      return 0;
    }
    var seen = passedOverAt;
    boolean whole = seen.equals(Instant.MIN) || !now.isBefore(seen.plus(AGAIN));
    var sweep = new Sweep(now, Keys.expiry(whole ? next : seen, new byte[0]));
    while (sweep.goesOn()) {
      // Whoever comes while another records waits, and then finds that part gone: else the record,
      // and the person's page, would tell of each end as often as somebody looked.
      one.lock();
      try {
        sweep.some();
      } finally {
        one.unlock();
      }
    }
    if (whole) {
      passedOverAt = sweep.passedOver ? now : Instant.MIN;
    }
    return sweep.frames;
  }

  /** One walk along what is due. */
  private final class Sweep {
    private final Instant now;
    private byte[] from;
    private boolean more = true;
    private boolean passedOver;
    private int frames;

    Sweep(Instant now, byte[] from) {
      this.now = now;
      this.from = from;
    }

    boolean goesOn() {
      return more;
    }

    void some() {
      var keys = consents.due(now, from, AT_ONCE);
      more = keys.size() == AT_ONCE;
      if (keys.isEmpty()) {
        return;
      }
      var last = keys.getLast();
      from = Arrays.copyOf(last, last.length + 1); // the key behind it
      var ended = new RunOut(consents, journal::canName);
      keys.forEach(key -> ended.add(Keys.expiryRow(key), now));
      passedOver |= ended.passedOver();
      record(ended);
    }

    private void record(RunOut ended) {
      try {
        var changes = ended.frames();
        journal.appendAll(changes);
        frames += changes.size();
      } catch (NoKey erased) {
        // Their key went after we looked. What was not recorded is due still: the next sweep, which
        // sees that the key is gone, records the others.
        passedOver = true;
      }
    }
  }
}
