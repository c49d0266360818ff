package org.evenhand.bench;

import java.util.concurrent.TimeUnit;
import org.evenhand.app.api.CallWatch;
import org.evenhand.app.metrics.Metrics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What counting a call costs it, on two threads at once that share its counters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(2)
public class MetricsBenchmark {
  private static final int OK = 200;

  private final Metrics metrics = new Metrics();
  private final CallWatch watch = metrics::called;
  private final CallWatch none = CallWatch.NONE;

  /** Where metrics are offered: a clock read twice, as the filter does, and the call counted. */
  @Benchmark
  public void counted() {
    long began = System.nanoTime();
    watch.ended("/v1/me", "answered", OK, System.nanoTime() - began);
  }

  /** Where they are not: the clock alone. */
  @Benchmark
  public void uncounted() {
    long began = System.nanoTime();
    none.ended("/v1/me", "answered", OK, System.nanoTime() - began);
  }

  /** What a sync pays, on the thread that writes; here too on two at once. */
  @Benchmark
  public void batch() {
    metrics.synced(32, 8_192, 2_000_000);
  }

  /** What a reader has made: the whole text. */
  @Benchmark
  public int text() {
    return metrics.text().length();
  }

  /** Lets go of what it listened to. */
  @TearDown(Level.Trial)
  public void close() {
    metrics.close();
  }
}
