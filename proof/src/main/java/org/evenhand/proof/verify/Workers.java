package org.evenhand.proof.verify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that hash. Each has a hasher of its own. */
final class Workers {
  /** How many. */
  static final int THREADS = Math.min(16, Runtime.getRuntime().availableProcessors());

  private static final ThreadLocal<FrameHasher> HASHER = ThreadLocal.withInitial(FrameHasher::new);

  private Workers() {}

  static ExecutorService start() {
    return Executors.newFixedThreadPool(
        THREADS, Thread.ofPlatform().daemon().name("verifier-", 0).factory());
  }

  /** The hasher of the thread that asks. */
  static FrameHasher hasher() {
    return HASHER.get();
  }
}
