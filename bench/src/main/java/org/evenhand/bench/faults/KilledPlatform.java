package org.evenhand.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.proof.verify.Report;
import org.evenhand.register.Actor;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.vocabulary.OrganisationId;

/**
 * The folder that a server left when it was killed under load, never started again; and what was
 * answered and acknowledged before.
 *
 * @param folder the platform's
 * @param hours how far ahead its clock was
 * @param received answers that clients had in full
 * @param stops acknowledged stops
 * @param checkpoints what was published
 * @param report what the verifier says of it: it is right
 */
record KilledPlatform(
    Path folder,
    int hours,
    List<Received> received,
    Stops stops,
    Checkpoints checkpoints,
    Report report) {
  private static final int HOURS = 3;
  // So that there are full bundles and tiles, and partial ones behind them.
  private static final int ACTS = 600;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Keeps a copy. */
  KilledPlatform {
    received = List.copyOf(received);
  }

  /** Makes one, of several hours: a kill in each. */
  static KilledPlatform make(Path folder, Random random) throws IOException, InterruptedException {
    var trial = Trial.make(folder, 400);
    act(trial.platform());
    var checkpoints = new Checkpoints(trial.platform());
    var received = new ArrayList<Received>();
    Stops stops = null;
    List<Holder> holders = List.of();
    for (int hour = 0; ; hour++) {
      var segments = new Segments(trial.platform(), hour);
      try (var child = trial.start(hour)) {
        if (stops == null) {
          holders = Holder.all(trial.world(), child);
          stops = new Stops(holders);
        }
        received.addAll(loadAndKill(segments, child, holders, stops, random));
      }
      checkpoints.keepPublished();
      var report = checkpoints.verify(trial.platform(), checkpoints.newest());
      // A kill in the middle of a write tears it. Damage is done to what nothing is wrong with.
      if (hour >= HOURS && report.isRight()) {
        return new KilledPlatform(trial.platform(), hour, received, stops, checkpoints, report);
      }
    }
  }

  private static void act(Path folder) throws IOException {
    try (var platform =
        Platform.open(
            FaultServer.configuration(folder), FaultServer.ahead(0), DamageHarness::failing)) {
      var actor = new Actor(Actor.SYSTEM, "faults");
      IntStream.range(0, ACTS)
          .mapToObj(i -> new OrganisationId("faults-" + i))
          .map(id -> new Organisation(id, "Faults", "IE", "faults@faults.example"))
          .forEach(one ->
              platform
                  .registerActs()
                  .record(new OrganisationRegistered(actor, "to be broken", one)));
    }
  }

  private static List<Received> loadAndKill(
      Segments segments, Child child, List<Holder> holders, Stops stops, Random random)
      throws IOException, InterruptedException {
    try (var clients = Clients.start(child.port(), holders, 4, random)) {
      var stopping = stops.start(child, new Random(random.nextLong()));
      segments.await();
      // Two seals at least: the next brings the segment's entry.
      Thread.sleep(2_500 + random.nextInt(500));
      child.kill();
      stopping.join();
      return clients.ended();
    }
  }

  /** What is made of an hour's frames once it is over: a start leaves it for some seconds. */
  private static final class Segments {
    private final Path folder;
    private final long least;

    Segments(Path platform, int hoursOver) throws IOException {
      folder = platform.resolve("segments");
      least = hoursOver == 0 ? 0 : many() + 1;
    }

    private long many() throws IOException {
      if (!Files.exists(folder)) {
        return 0;
      }
      try (var files = Files.list(folder)) {
        return files.filter(file -> file.toString().endsWith(".parquet")).count();
      }
    }

    void await() throws IOException, InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (many() < least) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no segment was made within " + PATIENCE);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Copies it. */
  void copyTo(Path copy) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(folder.relativize(file).toString()));
      }
    }
  }
}
