package org.evenhand.audit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Does independent work on as many threads as there are processors. */
final class SideBySide {
  // Each holds the rows of its own tests, and memory is bounded.
  private static final int MOST_THREADS = 4;

  private SideBySide() {}

  /**
   * What each comes to, in the order asked: how the threads take turns can't be seen.
   *
   * @param work must not hang on what else is being worked on
   * @param done told by the calling thread how many of the first are finished
   * @throws RuntimeException what the first that failed threw
   */
  static <A, B> List<B> each(List<A> all, Function<A, B> work, IntConsumer done) {
    int threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    try (var pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("audit-", 0).daemon().factory())) {
      var asked = new ArrayList<Future<B>>();
      for (var one : all) {
        asked.add(pool.submit(() -> work.apply(one)));
      }
      var found = new ArrayList<B>();
      try {
        for (var one : asked) {
          done.accept(found.size());
          found.add(one.get());
        }
      } catch (ExecutionException e) {
        pool.shutdownNow();
        throw thrown(e.getCause());
      } catch (InterruptedException e) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while testing", e);
      }
      return found;
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException failed -> failed;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("a thread that tested failed", cause);
    };
  }
}
