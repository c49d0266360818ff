package org.evenhand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.record.ProcessStopper;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.register.Actor;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.vocabulary.OrganisationId;

/**
 * How long an acknowledged act waits until a published checkpoint covers the seal over it: acts at
 * random moments, some hundred a second, and a reader that looks every two milliseconds.
 */
public final class SealDelay {
  private static final Pattern TO = Pattern.compile("\"to\":(\\d+),\"type\":\"seal\"");
  private static final long LOOK_NANOS = 2_000_000;
  private static final double MEAN_PAUSE_NANOS = 10_000_000;

  private final DirectoryFolder folder;
  private final ConcurrentSkipListMap<Long, Long> acknowledged = new ConcurrentSkipListMap<>();
  private final List<Long> delays = new ArrayList<>();
  private long sealed;

  private SealDelay(Path folder) {
    this.folder = new DirectoryFolder(folder.resolve("public"));
  }

  /**
   * Measures, and prints percentiles.
   *
   * @param arguments an empty folder, and for how many seconds
   */
  public static void main(String[] arguments)
      throws IOException, ProofException, InterruptedException {
    var folder = Path.of(arguments[0]);
    var stopper = ProcessStopper.halting(System.err);
    try (var platform =
        Platform.open(PlatformConfiguration.in(folder), InstantSource.system(), stopper)) {
      platform.publish(
          new PublicLogConfiguration("bench.example/log", Passphrase.none(), List.of()));
      new SealDelay(folder).measure(platform, Integer.parseInt(arguments[1]));
    }
  }

  private void measure(Platform platform, int seconds)
      throws IOException, ProofException, InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var acts = Thread.ofPlatform().name("acts").start(() -> act(platform, end));
    var last = new byte[0];
    while (acts.isAlive() || !acknowledged.isEmpty()) {
      var note = folder.read("checkpoint").orElse(last);
      if (!Arrays.equals(note, last)) {
        last = note;
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        sealed = sealedTo(TileTree.open(folder::read, checkpoint)).orElse(sealed);
      }
      covered(System.nanoTime());
      LockSupport.parkNanos(LOOK_NANOS);
    }
    acts.join();
    print();
  }

  private void act(Platform platform, long end) {
    var random = new Random(1);
    for (int number = 0; System.nanoTime() < end; number++) {
      LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * MEAN_PAUSE_NANOS));
      var organisation =
          new Organisation(
              new OrganisationId("bench-" + number), "Bench", "IE", "bench@bench.example");
      var act =
          new OrganisationRegistered(new Actor(Actor.SYSTEM, "bench"), "measured", organisation);
      acknowledged.put(platform.registerActs().record(act), System.nanoTime());
    }
  }

  private void covered(long now) {
    var covered = acknowledged.headMap(sealed, true);
    covered.values().forEach(at -> delays.add(now - at));
    covered.clear();
  }

  private static Optional<Long> sealedTo(TileTree tree) throws IOException, ProofException {
    var entries = tree.entries((tree.size() - 1) / 256).entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      var seal = TO.matcher(new String(entries.get(i), UTF_8));
      if (seal.find()) {
        return Optional.of(Long.parseLong(seal.group(1)));
      }
    }
    return Optional.empty();
  }

  private void print() {
    delays.sort(null);
    int most = delays.size() - 1;
    System.out.printf(
        Locale.ROOT,
        "%d acts: p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
        delays.size(),
        delays.get(most / 2) / 1e6,
        delays.get((int) (most * 0.99)) / 1e6,
        delays.get(most) / 1e6);
  }
}
