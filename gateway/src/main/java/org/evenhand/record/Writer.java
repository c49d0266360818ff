package org.evenhand.record;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.evenhand.decide.Decision;
import org.evenhand.record.frame.Encoded;
import org.evenhand.record.frame.Envelope;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Gives positions. Everything under its one lock is short: a time, a position, a look into the
 * ring, a copy into the batch. Frames are encoded before it, and summed, written and synced after
 * it.
 *
 * <p>Longer than most classes here, since all of it shares that lock.
 */
final class Writer {
  private static final int CLOCK_FRAME = 128;
  private static final int COUNTS_FRAME = 512;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final FrameCodec codec;
  private final RecordTime time;
  private final Ring ring;
  private final RefusalCounter refusals;
  private final ProcessStopper stopper;
  private final LongSupplier applied;
  private final java.nio.ByteBuffer[] buffers;
  private Batch current;
  private int inUse;
  private boolean idle;
  private boolean closing;
  private @Nullable Thread alone;
  private @Nullable RecordStopped stopped;

  /** A place in a batch. */
  record Seat(Batch batch, int number, long position) {
    /** Waits until the batch is durable and applied. */
    long await() {
      batch.await(number);
      return position;
    }
  }

  Writer(
      LogConfiguration configuration,
      long last,
      Ring ring,
      FrameCodec codec,
      RecordTime time,
      RefusalCounter refusals,
      ProcessStopper stopper,
      LongSupplier applied) {
    this.codec = codec;
    this.time = time;
    this.ring = ring;
    this.refusals = refusals;
    this.stopper = stopper;
    this.applied = applied;
    int bytes = configuration.pendingBytes();
    this.buffers =
        new java.nio.ByteBuffer[] {
          java.nio.ByteBuffer.allocateDirect(bytes), java.nio.ByteBuffer.allocateDirect(bytes)
        };
    this.current = new Batch(buffers[0], last + 1);
  }

  /** Puts a frame in the current batch. */
  Seat submit(Encoded frame, @Nullable Change change) {
    lock.lock();
    try {
      awaitRoom(frame, false);
      return seat(put(frame, change));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts frames without taking a seat; the caller waits for a later one. A seat that nobody waits
   * in would break the chain by which waiters wake each other.
   */
  void putAll(java.util.List<Encoded> frames, java.util.List<Change> changes) {
    lock.lock();
    try {
      for (int i = 0; i < frames.size(); i++) {
        awaitRoom(frames.get(i), false);
        put(frames.get(i), changes.get(i));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Puts an access, unless a restriction that touches it came after its facts: then null. */
  @Nullable Seat submit(Encoded access, Decision decision) {
    var concerned = new Concerned(decision);
    lock.lock();
    try {
      awaitRoom(access, false);
      if (ring.stale(decision.factsAt(), decision.request().app(), concerned::includes)) {
        return null;
      }
      return seat(put(access, null));
    } finally {
      lock.unlock();
    }
  }

  /** Has something decided while everything is applied and nobody else can append. */
  <T> T alone(Supplier<T> act) {
    beginAlone();
    try {
      return act.get();
    } finally {
      endAlone();
    }
  }

  private void beginAlone() {
    lock.lock();
    try {
      refuseNested();
      while (alone != null && !over()) {
        room.awaitUninterruptibly();
      }
      checkOpen();
      alone = Thread.currentThread();
      while (applied.getAsLong() < next() - 1 && !over()) {
        drained.awaitUninterruptibly();
      }
      if (over()) {
        endAlone();
        checkOpen();
      }
    } finally {
      lock.unlock();
    }
  }

  private void endAlone() {
    lock.lock();
    try {
      alone = null;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Within {@link #alone}: puts what was decided. */
  Seat submitAlone(Encoded frame) {
    lock.lock();
    try {
      awaitRoom(frame, true);
      return seat(put(frame, null));
    } finally {
      lock.unlock();
    }
  }

  private void refuseNested() {
    if (alone == Thread.currentThread()) {
      throw new IllegalStateException("whoever decides at the writer must not write to the log");
    }
  }

  private void awaitRoom(Encoded frame, boolean atWriter) {
    if (!atWriter) {
      refuseNested();
    }
    int bytes = Envelope.BYTES + frame.body().length + CLOCK_FRAME;
    if (bytes > current.bytes().capacity()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a frame of %d bytes is more than may be pending", bytes));
    }
    while (!over() && ((alone != null && !atWriter) || !fits(bytes))) {
      room.awaitUninterruptibly();
    }
    checkOpen();
  }

  private boolean fits(int bytes) {
    return current.bytes().remaining() >= bytes;
  }

  private void checkOpen() {
    if (stopped != null) {
      throw new RecordStopped("not recorded: the record has stopped", stopped);
    }
    if (closing) {
      throw new RecordStopped("not recorded: the record is closed");
    }
  }

  private long next() {
    return current.last() + 1;
  }

  /** The last position that was given. */
  long placed() {
    lock.lock();
    try {
      return next() - 1;
    } finally {
      lock.unlock();
    }
  }

  private Seat seat(long position) {
    return new Seat(current, current.seat(), position);
  }

  private long put(Encoded frame, @Nullable Change change) {
    if (!clockHolds()) {
      checkOpen();
    }
    return place(frame, change);
  }

  /** Watches the clock: a step leaves a frame, and a leap stops everything. */
  private boolean clockHolds() {
    long step = time.stepped();
    var by = Duration.of(step, ChronoUnit.MICROS);
    if (by.abs().compareTo(RecordTime.MOST_STEP) > 0) {
      var cause = new IllegalStateException("clock stepped by " + by);
      fail("the clock stepped by " + by + ", more than " + RecordTime.MOST_STEP, cause);
      return false;
    }
    if (step != 0) {
      var stepped = new Change.ClockStepped(step);
      place(codec.change(stepped), stepped);
    }
    return true;
  }

  private long place(Encoded frame, @Nullable Change change) {
    long position = next();
    long micros = time.micros();
    // This batch is written only when every batch before it is durable: so what is not yet known
    // durable when this frame is written is its own batch, up to it.
    int unacknowledged = (int) (position - current.first());
    Envelope.put(current.bytes(), frame.kind(), 0, unacknowledged, position, micros, frame.body());
    current.count();
    if (change != null) {
      current.entries().add(new Entry(position, RecordTime.instant(micros), change));
      Restriction.of(change).ifPresent(restriction -> ring.add(position, restriction));
    }
    if (idle) {
      idle = false;
      work.signal();
    }
    return position;
  }

  /**
   * For the writing thread: takes what is pending, waiting a little for it.
   *
   * @return what is pending; null if nothing is, or if it has stopped
   */
  @Nullable Batch take() {
    lock.lock();
    try {
      if (current.isEmpty()) {
        drained.signalAll();
        placeCounted();
      }
      if (current.isEmpty() && !over()) {
        idle = true;
        awaitTick();
        idle = false;
      }
      return current.isEmpty() || stopped != null ? null : swap();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // waking early only means looking again
  private void awaitTick() {
    try {
      long left = work.awaitNanos(TICK_NANOS);
      assert left <= TICK_NANOS;
    } catch (InterruptedException interrupted) {
      fail("the thread that writes the record was interrupted", interrupted);
    }
  }

  private @Nullable Batch swap() {
    var taken = current;
    inUse = 1 - inUse;
    current = new Batch(buffers[inUse], taken.last() + 1);
    placeCounted();
    room.signalAll();
    if (stopped != null) {
      taken.end(stopped);
      return null;
    }
    return taken;
  }

  // A frame of counts takes its time from the clock as any other, so here too the clock is watched:
  // a leap that went unseen would leave a time in the record that no later start could get behind.
  private void placeCounted() {
    boolean others = alone != null && !closing;
    if (others || stopped != null || !clockHolds()) {
      return;
    }
    var before = closing ? Instant.MAX : RecordTime.instant(time.micros());
    int most = current.bytes().remaining() / COUNTS_FRAME;
    for (var window : refusals.takeBefore(Log.second(before), most)) {
      var body = codec.refusals(window.app(), window.second(), window.counts());
      place(new Encoded(Kind.REFUSALS, body), null);
    }
  }

  /**
   * Notes a refusal; true if it is the first of its app and reason in its second, and so a frame.
   * Under the lock, so that what was counted before the end is written before the end.
   */
  boolean firstRefusal(AppId app, Reason reason) {
    lock.lock();
    try {
      checkOpen();
      return refusals.first(app, reason, Log.second(RecordTime.instant(time.micros())));
    } finally {
      lock.unlock();
    }
  }

  private boolean over() {
    return stopped != null || closing;
  }

  /** For the writing thread: whether nothing more will come. */
  boolean ended() {
    lock.lock();
    try {
      return stopped != null || (closing && current.isEmpty() && refusals.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** Whether it takes more: it has not stopped, and is not closed. */
  boolean takes() {
    lock.lock();
    try {
      return !over();
    } finally {
      lock.unlock();
    }
  }

  /** Why it stopped; null if it did not. */
  @Nullable RecordStopped stopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what is pending is still written. */
  void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
      room.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops for good: the process first, so that nobody is told anything more. */
  void fail(String message, Throwable cause) {
    lock.lock();
    try {
      if (stopped != null) {
        return;
      }
      stopped = new RecordStopped(message, cause);
      try {
        stopper.stop(message, cause);
      } finally {
        current.end(stopped);
        work.signalAll();
        room.signalAll();
        drained.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
