package org.evenhand.record;

import java.time.Duration;
import java.util.Locale;

/**
 * What an operator can set about the log.
 *
 * @param fileBytes size of each file, preallocated; 64 KiB to 1 GiB. Default 64 MiB
 * @param pendingBytes the most that waits for one sync, and so the longest frame; submitters wait
 *     beyond it. Two buffers of this size are kept. 16 KiB to 64 MiB. Default 8 MiB
 * @param ringEntries how many recent restrictions are remembered; a power of two, 16 to 2^20.
 *     Default 8,192: a decision is older than all of them only if so many came while it was made
 * @param catchUpEntries how many changes a fold gets at once when it catches up; 1 to 2^20. Default
 *     8,192
 * @param accountEvery how long accesses may flow before folds note how far they have come, which
 *     bounds what a restart must read; 100 ms to 1 h. Default 2 s
 */
public record LogConfiguration(
    long fileBytes, int pendingBytes, int ringEntries, int catchUpEntries, Duration accountEvery) {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /** Refuses what is out of bounds, naming the bound. */
  public LogConfiguration {
    within("fileBytes", fileBytes, 64 * KIB, 1L << 30);
    within("pendingBytes", pendingBytes, 16 * KIB, 64 * MIB);
    within("ringEntries", ringEntries, 16, MIB);
    within("catchUpEntries", catchUpEntries, 1, MIB);
    within("accountEvery in ms", accountEvery.toMillis(), 100, 3_600_000);
    if (Integer.bitCount(ringEntries) != 1) {
      throw new IllegalArgumentException("ringEntries is " + ringEntries + ", no power of two");
    }
    if (pendingBytes > fileBytes - FileHeader.BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pendingBytes %d does not fit in a file of %d",
              pendingBytes,
              fileBytes));
    }
  }

  /** What the log does unless told otherwise. */
  public static LogConfiguration defaults() {
    return new LogConfiguration(64 * MIB, 8 * MIB, 8_192, 8_192, Duration.ofSeconds(2));
  }

  /** The least of everything: for tests and trials, where a new record must cost little. */
  public static LogConfiguration small() {
    return new LogConfiguration(256 * KIB, 64 * KIB, 256, 256, Duration.ofMillis(500));
  }

  private static void within(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d, not between %d and %d", what, value, least, most));
    }
  }
}
