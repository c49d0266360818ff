package org.evenhand.record;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The thread that writes: takes what is pending, makes it durable, has the folds apply it, lets the
 * waiters go; back to back, without a timer. While one batch is synced the next one fills, so the
 * more wait, the more share a sync.
 */
final class Committer implements Runnable {
  private final Writer writer;
  private final Tail tail;
  private final FoldDriver folds;
  private final RecordTime time;
  private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();

  Committer(Writer writer, Tail tail, FoldDriver folds, RecordTime time) {
    this.writer = writer;
    this.tail = tail;
    this.folds = folds;
    this.time = time;
  }

  void listen(SyncListener listener) {
    listeners.add(listener);
  }

  @Override
  public void run() {
    while (!writer.ended()) {
      step();
    }
    if (writer.stopped() == null) {
      guard("the stores could not note how far they have come", () -> folds.account(true));
    }
  }

  private void step() {
    boolean taken =
        guard(
            "the record could not be written",
            () -> {
              var batch = writer.take();
              if (batch != null) {
                commit(batch);
              }
            });
    if (taken) {
      guard("the stores could not note how far they have come", () -> folds.account(false));
    }
  }

  private void commit(Batch batch) {
    var rotated = new AtomicBoolean();
    boolean durable =
        guard(
            "the record could not be written",
            () -> {
              batch.seal();
              rotated.setPlain(write(batch));
            });
    // Crash from here on: the batch is durable. A fold that has not applied it gets it again at the
    // restart; one that has says so in the same atomic write as its data.
    boolean applied =
        durable
            && guard(
                "a store could not apply what was recorded",
                () -> {
                  if (rotated.getPlain()) {
                    folds.account(true);
                  }
                  folds.apply(batch.entries(), batch.last());
                });
    // If anything failed meanwhile, here or on another thread, nobody is told anything more.
    var stopped = writer.stopped();
    batch.end(applied ? stopped : Objects.requireNonNull(stopped));
  }

  private boolean write(Batch batch) throws IOException {
    int bytes = batch.bytes().remaining();
    long began = System.nanoTime();
    boolean rotated = tail.write(batch, time.micros());
    long took = System.nanoTime() - began;
    int frames = Math.toIntExact(batch.last() - batch.first() + 1);
    listeners.forEach(listener -> listener.synced(frames, bytes, took));
    return rotated;
  }

  // The first failure is the last thing that happens: a write or a sync is never tried again.
  // Everything is caught: were this thread to end by an error that nobody stopped the process for,
  // all who wait would wait for ever.
  private boolean guard(String otherwise, Step step) {
    try {
      step.run();
      return true;
    } catch (Throwable failure) {
      writer.fail(otherwise, failure);
      return false;
    }
  }

  /** Something that may fail in any way. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }
}
