package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.Admission;
import org.evenhand.record.Change;
import org.evenhand.record.ProcessStopper;
import org.evenhand.vocabulary.PersonId;

/**
 * The record alone, as the product opens it: durable lines a second, how long an acknowledgement
 * takes at a rate that does not wait for the answers, restarting with a long tail, erasing.
 */
public final class RecordHarness {
  private static final int PEOPLE = 4_000;
  private static final int FRIENDS = 25;
  private static final int LINES_A_SECOND = 200_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int CALLERS = 256;
  private static final ProcessStopper STOPPER = ProcessStopper.halting(System.err);

  private RecordHarness() {}

  /**
   * Measures, and prints.
   *
   * @param arguments {@code rate DIR SECONDS}, {@code fill DIR MEGABYTES}, {@code restart DIR} or
   *     {@code erase DIR PEOPLE}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "rate" -> rate(folder, Integer.parseInt(arguments[2]));
      case "fill" -> fill(folder, Long.parseLong(arguments[2]) << 20);
      case "restart" -> restart(folder);
      case "erase" -> erase(folder, Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException("there is no " + arguments[0]);
    }
  }

  private static Platform open(Path folder) throws IOException {
    return Platform.open(PlatformConfiguration.in(folder), InstantSource.system(), STOPPER);
  }

  private static Decision decision() {
    return Rule.decide(
        DecideBenchmark.ask(FRIENDS),
        new FriendListFacts(CatalogueFile.builtIn(), FRIENDS, PEOPLE, 1.0));
  }

  private static void admit(Platform platform, Decision decision) {
    if (!(platform.log().admit(decision) instanceof Admission.Admitted)) {
      // The decision is of position 0, which the ring of restrictions reaches only in a new record.
      STOPPER.stop(
          "a frame was not admitted", new IllegalStateException("the folder is not empty"));
    }
  }

  private static int lines(Platform platform, Decision decision) {
    long before = platform.log().applied();
    admit(platform, decision);
    var body = platform.codec().body(platform.log().read(before + 1).orElseThrow());
    return ((org.evenhand.record.frame.Body.Access) body).lines().size();
  }

  private static void rate(Path folder, int seconds) throws IOException, InterruptedException {
    try (var platform = open(folder)) {
      platform.vault().create(new PersonId(1), new PersonId(PEOPLE + 2));
      var decision = decision();
      int lines = lines(platform, decision);
      flatOut(platform, decision, WARM_UP_SECONDS);
      long frames = flatOut(platform, decision, seconds);
      System.out.printf(
          Locale.ROOT,
          "%d callers, frames of %d lines: %,d durable lines a second%n",
          CALLERS,
          lines,
          frames * lines / seconds);
      paced(platform, decision, (double) LINES_A_SECOND / lines, WARM_UP_SECONDS);
      var micros = paced(platform, decision, (double) LINES_A_SECOND / lines, seconds);
      System.out.printf(
          Locale.ROOT,
          "%,d lines a second, whatever was answered: %d frames, p50 %.2f ms, p99 %.2f ms,"
              + " p99.9 %.2f ms, most %.2f ms%n",
          LINES_A_SECOND,
          micros.getTotalCount(),
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getValueAtPercentile(99.9) / 1e3,
          micros.getMaxValue() / 1e3);
    }
  }

  /** The number of frames that so many callers had acknowledged, each waiting for its own. */
  private static long flatOut(Platform platform, Decision decision, int seconds)
      throws InterruptedException {
    long before = platform.log().applied();
    var over = new AtomicBoolean();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> {
          while (!over.get()) {
            admit(platform, decision);
          }
        });
      }
      TimeUnit.SECONDS.sleep(seconds);
      over.set(true);
    }
    return platform.log().applied() - before;
  }

  /** From the moment that each frame was due, so that what waits behind a slow one counts. */
  private static Histogram paced(
      Platform platform, Decision decision, double framesASecond, int seconds) {
    var micros = new ConcurrentHistogram(3);
    long start = System.nanoTime();
    long many = (long) (framesASecond * seconds);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < many; i++) {
        long due = start + (long) (i * 1e9 / framesASecond);
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        callers.execute(() -> {
          admit(platform, decision);
          micros.recordValue((System.nanoTime() - due) / 1_000);
        });
      }
    }
    return micros;
  }

  // Into an empty folder. Ends as a kill does: nothing is saved that a second's task had not saved.
  private static void fill(Path folder, long bytes) throws IOException, InterruptedException {
    var platform = open(folder);
    platform.vault().create(new PersonId(1), new PersonId(PEOPLE + 2));
    var decision = decision();
    long at = platform.log().applied();
    while (written(folder) < bytes) {
      at += flatOut(platform, decision, 1);
    }
    System.out.printf(Locale.ROOT, "%d frames, %,d bytes%n", at, written(folder));
    STOPPER.stop("filled", new IllegalStateException("as a kill would end it"));
  }

  private static long written(Path folder) throws IOException {
    try (var files = Files.list(folder.resolve("log"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void restart(Path folder) throws IOException {
    long start = System.nanoTime();
    try (var platform = open(folder)) {
      System.out.printf(
          Locale.ROOT,
          "open at position %d after %.2f s%n",
          platform.log().applied(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private static void erase(Path folder, int people) throws IOException {
    var settings = new Demo.Settings(folder, 9100, 2026, PEOPLE, null, false);
    try (var demo = Demo.start(settings, (_, _) -> {}, STOPPER)) {
      var micros = new Histogram(3);
      for (int person = 1; person <= people; person++) {
        long start = System.nanoTime();
        demo.platform().log().append(new Change.Erased(new PersonId(PEOPLE - person)));
        micros.recordValue((System.nanoTime() - start) / 1_000);
      }
      System.out.printf(
          Locale.ROOT,
          "%d people erased, recorded and out of all folds: p50 %.2f ms, p99 %.2f ms,"
              + " most %.2f ms%n",
          micros.getTotalCount(),
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getMaxValue() / 1e3);
    }
  }
}
