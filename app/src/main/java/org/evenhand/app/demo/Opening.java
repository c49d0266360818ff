package org.evenhand.app.demo;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.evenhand.app.wiring.Platform;
import org.slf4j.LoggerFactory;

/** A platform that is being opened beside what does not need it yet: on a thread of its own. */
final class Opening {
  private final CompletableFuture<Platform> platform;

  private Opening(CompletableFuture<Platform> platform) {
    this.platform = platform;
  }

  /** Opens a platform. */
  interface Opener {
    /** Opens it, or leaves nothing open. */
    Platform open() throws IOException;
  }

  static Opening of(Opener opener) {
    LoggerFactory.getILoggerFactory(); // by one thread, before two ask for it
    return new Opening(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return opener.open();
              } catch (IOException failure) {
                throw new CompletionException(failure);
              }
            },
            task -> Thread.ofPlatform().name("opening").start(task)));
  }

  /** Waits, for who cannot say what is wrong. */
  Platform join() {
    return platform.join();
  }

  /**
   * Waits.
   *
   * @throws IOException as opening threw it, and what else it threw likewise
   */
  Platform platform() throws IOException {
    try {
      return platform.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw failed;
      }
    }
  }

  /** Has something made of it as soon as it is open, beside all else. */
  <T> CompletableFuture<T> then(Function<Platform, T> making) {
    return platform.thenApplyAsync(making);
  }
}
