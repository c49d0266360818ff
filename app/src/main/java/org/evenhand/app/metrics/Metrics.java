package org.evenhand.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * The figures of this process. What is told here is kept in counters that threads share without
 * waiting for each other ({@link java.util.concurrent.atomic.LongAdder} within); all else is asked
 * for only when somebody reads.
 */
public final class Metrics implements AutoCloseable {
  /** From a millisecond, about the best that a synced answer takes, to an exchange's bound. */
  private static final Duration[] LATENCIES =
      millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 30_000);

  /** A sync: a millisecond on a good disk, seconds on one that is about to fail. */
  private static final Duration[] SYNCS = millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000);

  private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Ended, Counter> calls = new ConcurrentHashMap<>();
  private final Map<Took, Timer> latencies = new ConcurrentHashMap<>();
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer syncs;
  private final DistributionSummary batches;
  private final Counter bytes;
  // The registry holds what it asks by weak references.
  private final List<DoubleSupplier> asked = new CopyOnWriteArrayList<>();

  private record Ended(String route, String outcome, String status) {}

  private record Took(String route, String status) {}

  /** With the figures of the JVM and the build. */
  public Metrics() {
    syncs =
        Timer.builder("evenhand.record.sync")
            .description("How long writing and syncing a batch of the record took.")
            .serviceLevelObjectives(SYNCS)
            .register(registry);
    batches =
        DistributionSummary.builder("evenhand.record.batch.frames")
            .description("How many frames shared a sync.")
            .serviceLevelObjectives(BATCHES)
            .register(registry);
    bytes =
        Counter.builder("evenhand.record.written")
            .description("Bytes of frames that became durable.")
            .baseUnit("bytes")
            .register(registry);
    machine();
  }

  private static Duration[] millis(int... each) {
    return java.util.Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  private void machine() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    var version = Metrics.class.getPackage().getImplementationVersion();
    stands(
        "evenhand.build.info",
        "1; its labels say what runs.",
        () -> 1,
        "version",
        Objects.requireNonNullElse(version, "not-packaged"),
        "java",
        Runtime.version().toString());
  }

  /**
   * Tells of a call of the API that has ended.
   *
   * @param route its path's template, never the path
   * @param outcome how it ended, of a closed set
   * @param status its HTTP status
   * @param nanos how long it took
   */
  public void called(String route, String outcome, int status, long nanos) {
    var of = kind(status);
    calls.computeIfAbsent(new Ended(route, outcome, of), this::counter).increment();
    latencies.computeIfAbsent(new Took(route, of), this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static String kind(int status) {
    return switch (status / 100) {
      case 2 -> "2xx";
      case 3 -> "3xx";
      case 4 -> "4xx";
      case 5 -> "5xx";
      default -> "other";
    };
  }

  private Counter counter(Ended call) {
    return Counter.builder("evenhand.api.requests")
        .description("Calls of the data API, by route and by what came of them.")
        .tags("route", call.route(), "outcome", call.outcome(), "status", call.status())
        .register(registry);
  }

  private Timer timer(Took call) {
    return Timer.builder("evenhand.api.request")
        .description("How long a call of the data API took, from its token to its last byte.")
        .serviceLevelObjectives(LATENCIES)
        .tags("route", call.route(), "status", call.status())
        .register(registry);
  }

  /**
   * Tells of a batch of the record that became durable.
   *
   * @param frames how many shared the sync
   * @param length their bytes together
   * @param nanos how long writing and syncing took
   */
  public void synced(int frames, int length, long nanos) {
    batches.record(frames);
    bytes.increment(length);
    syncs.record(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Has a number read that only rises.
   *
   * @param name in dots, without {@code total}
   * @param what what is counted, a sentence
   * @param now reads it, on a reader's thread
   * @param labels names and values by turns; values of a closed set
   */
  public void rises(String name, String what, DoubleSupplier now, String... labels) {
    asked.add(now);
    FunctionCounter.builder(name, now, DoubleSupplier::getAsDouble)
        .description(what)
        .tags(Tags.of(labels))
        .register(registry);
  }

  /**
   * Has a number read that rises and falls; the same otherwise as {@link #rises}.
   *
   * @param now not a number ({@link Double#NaN}) where there is nothing to tell
   */
  public void stands(String name, String what, DoubleSupplier now, String... labels) {
    asked.add(now);
    Gauge.builder(name, now, DoubleSupplier::getAsDouble)
        .description(what)
        .tags(Tags.of(labels))
        .register(registry);
  }

  /** All figures in Prometheus' text format, version 0.0.4. */
  public String text() {
    return registry.scrape();
  }

  /** Lets go of what it listened to in the JVM. */
  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
