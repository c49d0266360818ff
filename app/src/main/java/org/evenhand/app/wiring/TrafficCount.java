package org.evenhand.app.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.app.publicregister.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what went out in the last thirty days for the public, now and then, and gives what was
 * counted last: no page waits for a count. What came in is summed as it comes.
 */
final class TrafficCount implements Supplier<Traffic>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficCount.class);
  private static final Duration COUNTED = Duration.ofDays(30);
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration EVERY = Duration.ofMinutes(10);

  /** Counting takes a twentieth of a thread's time at most. */
  private static final int REST = 20;

  private final Platform platform;
  private final Thread thread;
  private volatile Traffic last = Traffic.NONE;

  TrafficCount(Platform platform) {
    this.platform = platform;
    this.thread = Thread.ofPlatform().name("evenhand-traffic").daemon().start(this::run);
  }

  @Override
  public Traffic get() {
    var out = last;
    return new Traffic(out.from(), out.until(), out.out(), in());
  }

  private void run() {
    try {
      Thread.sleep(FIRST);
      while (!Thread.currentThread().isInterrupted()) {
        long began = System.nanoTime();
        count();
        var took = Duration.ofNanos(System.nanoTime() - began).multipliedBy(REST);
        Thread.sleep(took.compareTo(EVERY) > 0 ? took : EVERY);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void count() {
    try {
      // Whole days: what moves with each moment could be subtracted from what came a moment later.
      var until = platform.log().now().truncatedTo(ChronoUnit.DAYS);
      var from = until.minus(COUNTED);
      last = new Traffic(from, until, out(from, until), List.of());
    } catch (RuntimeException failure) {
      LOG.warn("the traffic could not be counted; the last count stays", failure);
    }
  }

  private List<Traffic.Out> out(Instant from, Instant until) {
    var cells = new HashMap<Traffic.Out, long[]>();
    for (var one : platform.meter().map(it -> it.count(from, until)).orElse(List.of())) {
      var cell = new Traffic.Out(one.app(), one.type(), one.ground(), 0, 0);
      var sums = cells.computeIfAbsent(cell, _ -> new long[2]);
      sums[0] += one.lines();
      // Of two purposes the same people may be meant: the larger number is of different ones.
      sums[1] = Math.max(sums[1], one.people());
    }
    return cells.entrySet().stream()
        .map(it -> {
          var cell = it.getKey();
          var sums = it.getValue();
          return new Traffic.Out(cell.app(), cell.type(), cell.ground(), sums[0], sums[1]);
        })
        .sorted(
            java.util.Comparator.comparing(Traffic.Out::app)
                .thenComparing(Traffic.Out::type)
                .thenComparing(Traffic.Out::ground))
        .toList();
  }

  private List<Traffic.In> in() {
    return platform.contributions().sums().stream()
        .map(one ->
            new Traffic.In(
                one.deal(), one.app(), one.type(), one.contributions(), one.items(), one.people()))
        .toList();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
