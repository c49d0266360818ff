package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evenhand.record.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the store rewrite its files some time after somebody was erased: a row that is deleted stays
 * in the store's files until they are merged, which in a quiet store may be never.
 *
 * <p>One sweep serves all who wait for it, and rests for nine times as long as it took: whoever has
 * people erased one after the other keeps the disk busy for a tenth of the time at most.
 *
 * <p>Crash points. The mark is durable before the erasure's act returns: a restart finds it and
 * sweeps. Swept, the mark not yet removed: it is swept once more, which changes nothing.
 */
final class Sweep implements AutoCloseable {
  /** So long after the first erasure that has not been swept; those until then go with it. */
  static final Duration AFTER = Duration.ofMinutes(10);

  /** How much longer it rests than it took. */
  private static final int REST = 9;

  private static final Duration LONGEST_REST = Duration.ofDays(1);

  /** More than it takes until all folds have applied an erasure. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final byte[] DUE = "due".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};

  private final Table table;
  private final Runnable sweep;
  private final InstantSource clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("evenhand-sweep").daemon().factory());
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable Instant since;
  private volatile Instant notBefore = Instant.MIN;
  private Instant last = Instant.MIN;

  /**
   * Opens it.
   *
   * @param table its own table
   * @param sweep rewrites the store's files
   * @param clock the time
   */
  Sweep(Table table, Runnable sweep, InstantSource clock) {
    this.table = table;
    this.sweep = sweep;
    this.clock = clock;
    if (table.get(DUE) != null) {
      since = clock.instant();
    }
  }

  /** Somebody was erased. */
  synchronized void due() {
    table.write(
        new Table.Batch(List.of(new Table.Batch.Put(DUE, NOTHING)), List.of(), -1),
        Table.Durability.SYNCED);
    last = clock.instant();
    if (since == null) {
      since = last;
    }
  }

  /**
   * Begins to sweep, on a thread of its own, if it is time.
   *
   * @return whether it began
   */
  boolean eachSecond() {
    var first = since;
    boolean begins =
        first != null
            && !clock.instant().isBefore(first.plus(AFTER))
            && !clock.instant().isBefore(notBefore)
            && running.compareAndSet(false, true);
    if (begins) {
      worker.execute(this::now);
    }
    return begins;
  }

  /** Waits until none is under way. */
  void await() throws InterruptedException {
    while (running.get()) {
      Thread.sleep(1);
    }
  }

  /** Sweeps. Who is erased meanwhile is swept the next time. */
  void now() {
    var begun = clock.instant();
    try {
      sweep.run();
      done(begun);
    } catch (RuntimeException e) {
      since = begun; // and again in ten minutes: the erased are gone from all answers meanwhile
      LOG.warn(
          "Rows of erased people could not be removed from the store's files: it is tried again in"
              + " ten minutes. Look at the disk's room and errors.",
          e);
    } finally {
      rest(begun, clock.instant());
      running.set(false);
    }
  }

  private void rest(Instant begun, Instant ended) {
    var rest = Duration.between(begun, ended).multipliedBy(REST);
    notBefore = ended.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
  }

  /**
   * Of whoever was erased while it swept, or right before, some rows may have been removed too late
   * for it: the mark stays, and they go the next time.
   */
  private synchronized void done(Instant begun) {
    if (last.isAfter(begun.minus(SETTLED))) {
      since = last;
    } else {
      since = null;
      table.write(new Table.Batch(List.of(), List.of(DUE), -1), Table.Durability.PROCESS);
    }
  }

  /** Waits for a sweep that is under way. */
  @Override
  public void close() {
    worker.close();
  }
}
