package org.evenhand.proof.verify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that hash. */
final class Workers {
  /** How many. */
  static final int THREADS = Math.min(16, Runtime.getRuntime().availableProcessors());

  private Workers() {}

  static ExecutorService start() {
    return Executors.newFixedThreadPool(
        THREADS, Thread.ofPlatform().daemon().name("verifier-", 0).factory());
  }
}
