package org.evenhand.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.record.frame.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one sync, and those who wait for it. Filled under the writer's lock, then owned by
 * the thread that writes.
 */
final class Batch {
  // Waking is what costs most when many wait (each unpark of a virtual thread is a submission to
  // its scheduler), so the writing thread wakes only the first few and each of them wakes as many
  // more: the cost is shared by the threads that are woken.
  private static final int WAKES = 4;

  private final ByteBuffer bytes;
  private final long first;
  private final List<Entry> entries = new ArrayList<>();
  private int frames;
  private @Nullable Thread[] waiters = new Thread[WAKES];
  private int waiting;
  private @Nullable RecordStopped failure;
  private volatile boolean over;

  /**
   * An empty one.
   *
   * @param bytes where its frames go; cleared
   * @param first the position of its first frame
   */
  Batch(ByteBuffer bytes, long first) {
    this.bytes = bytes.clear();
    this.first = first;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  long first() {
    return first;
  }

  long last() {
    return first + frames - 1;
  }

  boolean isEmpty() {
    return frames == 0;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Notes that a frame was put. */
  void count() {
    frames++;
  }

  /** Gives the calling thread a seat to wait in. */
  int seat() {
    if (waiting == waiters.length) {
      waiters = Arrays.copyOf(waiters, 2 * waiting);
    }
    waiters[waiting] = Thread.currentThread();
    return waiting++;
  }

  /** Writes the checksums, and makes the bytes ready to be written. */
  void seal() {
    bytes.flip();
    var view = bytes.slice().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < view.limit(); at += Integer.BYTES + view.getInt(at)) {
      Envelope.seal(bytes, at);
    }
  }

  /** It is durable and applied, or it failed: lets the waiters go. */
  void end(@Nullable RecordStopped because) {
    failure = because;
    over = true;
    wake(0);
  }

  /**
   * Waits until it is over. An interrupt is kept for later: what becomes of a frame must be known.
   *
   * @throws RecordStopped if it failed
   */
  void await(int seat) {
    boolean interrupted = false;
    while (!over) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    wake(WAKES * (seat + 1));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new RecordStopped("not recorded: the record has stopped", failure);
    }
  }

  private void wake(int from) {
    for (int seat = from; seat < from + WAKES && seat < waiting; seat++) {
      LockSupport.unpark(waiters[seat]);
    }
  }
}
