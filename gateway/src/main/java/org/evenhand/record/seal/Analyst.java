package org.evenhand.record.seal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evenhand.record.seal.SealState.Due;
import org.jspecify.annotations.Nullable;

/** Has made what is due, one at a time and in order, beside the sealing. */
final class Analyst {
  private final Analysis analysis;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("analyst").factory());
  private @Nullable Future<List<byte[]>> making;
  private boolean ended;

  Analyst(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Begins what is due first, unless something is being made. */
  void begin(SealState state) {
    begin(state, Duration.ZERO);
  }

  /** The same, after a while. */
  synchronized void begin(SealState state, Duration after) {
    if (!ended && making == null && !state.due().isEmpty()) {
      var due = state.due().getFirst();
      making = thread.schedule(() -> make(due), after.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private List<byte[]> make(Due due) throws IOException {
    var entries = new ArrayList<byte[]>();
    if (due.hasFrames()) {
      entries.add(analysis.segment(due.from(), due.to()).bytes());
    }
    if (due.endsHour()) {
      analysis.tally(due.hour(), due.endsDay()).ifPresent(tally -> entries.add(tally.bytes()));
    }
    return entries;
  }

  /** Takes what was made, if it is ready. */
  synchronized SealState made(SealState before, List<byte[]> entries) throws IOException {
    if (making == null || !making.isDone()) {
      return before;
    }
    try {
      entries.addAll(making.get());
      making = null;
      return before.made();
    } catch (ExecutionException failure) {
      throw new IOException("a segment or tally could not be made", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a segment was made", interrupted);
    }
  }

  /** Begins nothing more, and forgets what is being made: it stays due. */
  synchronized void end() {
    ended = true;
    making = null;
    thread.shutdownNow();
  }

  /** Waits for what was being made to give up; false if it does not in that time. */
  boolean hasEnded(long time, TimeUnit unit) throws InterruptedException {
    return thread.awaitTermination(time, unit);
  }
}
