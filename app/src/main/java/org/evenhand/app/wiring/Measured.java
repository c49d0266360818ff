package org.evenhand.app.wiring;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.evenhand.app.identity.DoorCounts;
import org.evenhand.app.metrics.Metrics;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.metrics.MetricsListener;
import org.evenhand.app.webhooks.DeliveryCounts;
import org.evenhand.app.webhooks.Webhooks;
import org.evenhand.record.seal.Sealer;
import org.evenhand.vocabulary.Reason;

/**
 * What a platform and its server have to tell an operator, while they run. Rooms give plain
 * numbers; here they get their names.
 */
final class Measured implements AutoCloseable {
  private final Metrics metrics;
  private final Platform platform;
  private final MetricsListener listener;

  private Measured(
      MetricsDoor.Open door, Metrics metrics, Platform platform, DoorCounts doors, Webhooks hooks)
      throws IOException {
    this.metrics = metrics;
    this.platform = platform;
    record();
    folds();
    seals();
    doors(doors);
    webhooks(hooks);
    metrics.stands(
        "evenhand.erasures.waiting",
        "People whose erasure waits for the end of a legal hold.",
        () -> platform.erasureActs().waiting());
    listener = MetricsListener.start(door, metrics::text);
  }

  /**
   * Names what there is, and offers it.
   *
   * @throws IOException if the listener's port cannot be had
   */
  static Measured begin(
      MetricsDoor.Open door, Metrics metrics, Platform platform, DoorCounts doors, Webhooks hooks)
      throws IOException {
    return new Measured(door, metrics, platform, doors, hooks);
  }

  private void record() {
    var log = platform.log();
    var recorded = log.recorded();
    log.onSynced(metrics::synced);
    metrics.rises("evenhand.record.accesses", "Accesses recorded.", recorded::accesses);
    metrics.rises("evenhand.record.lines", "Lines that accesses let leave.", recorded::lines);
    metrics.rises("evenhand.record.changes", "Changes recorded.", recorded::changes);
    metrics.rises(
        "evenhand.record.stale",
        "Decisions that a restriction overtook, made again.",
        recorded::stale);
    Arrays.stream(Reason.values())
        .forEach(reason ->
            metrics.rises(
                "evenhand.record.refusals",
                "Calls refused as a whole, by reason.",
                () -> recorded.refusals(reason),
                "reason",
                reason.apiName()));
    position("placed", log::placed);
    position("applied", log::applied);
    metrics.stands(
        "evenhand.record.running",
        "1 while the record takes what is to be recorded; 0 once it has stopped.",
        () -> log.running() ? 1 : 0);
  }

  private void position(String stage, java.util.function.DoubleSupplier now) {
    metrics.stands(
        "evenhand.record.position",
        "The last position that was placed, applied by all folds, or sealed and published.",
        now,
        "stage",
        stage);
  }

  private void folds() {
    var log = platform.log();
    log.foldsBehind()
        .keySet()
        .forEach(fold ->
            metrics.stands(
                "evenhand.fold.behind",
                "Frames that a fold has yet to note; those of two seconds are usual.",
                () -> log.foldsBehind().getOrDefault(fold, 0L),
                "fold",
                fold));
    metrics.stands(
        "evenhand.folds.caught.up",
        "1 while every fold holds every change that it was given.",
        () -> log.foldsCaughtUp() ? 1 : 0);
  }

  private void seals() {
    if (platform.seals().isEmpty()) {
      return;
    }
    position("published", () -> seal(Sealer.Watched::sealedTo));
    metrics.stands(
        "evenhand.seal.waiting",
        "Applied frames that no published checkpoint covers yet.",
        () -> Math.max(0, platform.log().applied() - seal(Sealer.Watched::sealedTo)));
    metrics.stands(
        "evenhand.seal.age.seconds",
        "Seconds since sealing and publishing last came to an end.",
        () -> age(platform.seals().orElseThrow().at()));
    metrics.stands(
        "evenhand.public.log.entries",
        "The size of the public log.",
        () -> seal(Sealer.Watched::logSize));
  }

  private long seal(ToLongFunction<Sealer.Watched> what) {
    return platform.seals().map(what::applyAsLong).orElse(0L);
  }

  private double age(Instant ended) {
    return ended.equals(Instant.MIN)
        ? Double.NaN
        : Math.max(0, Duration.between(ended, platform.log().now()).toMillis() / 1_000.0);
  }

  private void doors(DoorCounts doors) {
    var open = "Sessions that are open.";
    metrics.stands("evenhand.sessions", open, doors::sessions, "door", "people");
    metrics.stands("evenhand.sessions", open, doors::officeSessions, "door", "office");
    Map.<String, java.util.function.DoubleSupplier>of(
            "right", doors::right,
            "wrong", () -> Math.max(0, doors.checked() - doors.right()),
            "too_many", doors::tooMany)
        .forEach((outcome, now) ->
            metrics.rises(
                "evenhand.sign.in.attempts",
                "Passwords and passkeys that people showed, to sign in or to confirm.",
                now,
                "outcome",
                outcome));
  }

  private void webhooks(Webhooks hooks) {
    metrics.stands(
        "evenhand.webhooks.waiting",
        "Events that apps are still to be told.",
        () -> hooks.counts().waiting());
    Map.<String, ToLongFunction<DeliveryCounts>>of(
            "delivered", DeliveryCounts::delivered,
            "failed", DeliveryCounts::failed,
            "given_up", DeliveryCounts::givenUp)
        .forEach((outcome, count) ->
            metrics.rises(
                "evenhand.webhooks",
                "Events delivered and given up, and attempts that failed.",
                () -> count.applyAsLong(hooks.counts()),
                "outcome",
                outcome));
  }

  /** The port at which figures are read. */
  int port() {
    return listener.port();
  }

  /** Offers them no more. */
  @Override
  public void close() {
    listener.close();
  }
}
