package org.evenhand.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds the thread that writes, after its next batch, so that a test can arrange who waits. */
final class Held implements AppliedListener {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch holds = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<FutureTask<?>> callers = new ArrayList<>();

  /** Has one frame written and the writing thread held behind it. */
  static Held after(Log log, Change change) {
    var held = new Held();
    log.onApplied(held);
    held.call(() -> log.append(change));
    await(held.holds);
    return held;
  }

  @Override
  public void applied(long position, boolean changed) {
    holds.countDown();
    await(released);
  }

  /** Calls on a thread of its own, and returns once that thread waits or has ended. */
  <T> FutureTask<T> call(Callable<T> what) {
    var task = new FutureTask<>(what);
    callers.add(task);
    var thread = Thread.ofPlatform().daemon().start(task);
    if (callers.size() > 1) {
      while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
    }
    return task;
  }

  /** Calls on a thread of its own. */
  static <T> FutureTask<T> calling(Callable<T> what) {
    var task = new FutureTask<>(what);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  /** Lets the writing thread go on. */
  void release() {
    released.countDown();
  }

  /** What a call returned; fails if it hangs. */
  static <T> T result(FutureTask<T> of) throws Exception {
    try {
      return of.get(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      throw new AssertionError("it hangs", hangs);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("it hangs");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
