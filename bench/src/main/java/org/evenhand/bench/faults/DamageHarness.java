package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evenhand.proof.verify.Problem;
import org.evenhand.proof.verify.Report;
import org.evenhand.proof.verify.Report.Counted;

/**
 * Damages copies of a folder that a killed server left, and looks each time whether the verifier
 * says where, and whether the server refuses the copy or still has all that was acknowledged.
 */
public final class DamageHarness {
  private final KilledPlatform killed;
  private final Promise promise;
  private final Wrecker wrecker;
  private final Path place;
  private final Map<Damage.Kind, Tally> tallies = new EnumMap<>(Damage.Kind.class);
  private final List<String> faults = new ArrayList<>();

  private DamageHarness(KilledPlatform killed, Path place, Random random) throws IOException {
    this.killed = killed;
    this.place = place;
    this.promise = promise(killed);
    this.wrecker = new Wrecker(killed.folder(), random);
  }

  private static Promise promise(KilledPlatform killed) throws IOException {
    var report = killed.report();
    long sealed = report.count(Counted.FRAMES) - report.count(Counted.UNSEALED);
    try (var files = Files.list(killed.folder().resolve("log"))) {
      var newest =
          files.map(file -> "log/" + file.getFileName()).filter(one -> one.endsWith(".log"));
      return new Promise(
          killed.folder(),
          killed.checkpoints().newest().checkpoint().size(),
          sealed,
          newest.max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  /**
   * What was found.
   *
   * @param tallies by kind of damage
   * @param answers answers and stops that were acknowledged, with a position
   * @param files kinds of files that damage was done to
   * @param faults what did not hold; empty if all did
   */
  public record Result(
      Map<Damage.Kind, Tally> tallies, long answers, List<String> files, List<String> faults) {
    /** Keeps copies. */
    public Result {
      tallies = Map.copyOf(tallies);
      files = List.copyOf(files);
      faults = List.copyOf(faults);
    }

    @Override
    public String toString() {
      var text = new StringBuilder();
      text.append(answers).append(" answers and stops with a position; damage done to ");
      text.append(String.join(", ", files)).append('\n').append(Tally.HEADER);
      for (var kind : Damage.Kind.values()) {
        text.append("\n| ").append(kind.words()).append(tallies.getOrDefault(kind, new Tally()));
      }
      faults.forEach(fault -> text.append("\nFAULT ").append(fault));
      return text.toString();
    }
  }

  /**
   * Runs and prints what was found; ends with an exception if something did not hold.
   *
   * @param arguments how many runs
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("evenhand-damage");
    var result = run(folder, Integer.parseInt(arguments[0]), System.nanoTime());
    Files.writeString(folder.resolve("result"), result.toString(), UTF_8);
    System.out.println(result);
    if (!result.faults().isEmpty()) {
      throw new IllegalStateException("damage went unseen, or an acknowledged record was lost");
    }
  }

  /**
   * Runs.
   *
   * @param folder an empty one
   * @param seed what to damage, and how
   */
  static Result run(Path folder, int runs, long seed) throws IOException, InterruptedException {
    var random = new Random(seed);
    var killed = KilledPlatform.make(folder.resolve("killed"), random);
    var harness = new DamageHarness(killed, folder.resolve("copy"), random);
    var kinds = Damage.Kind.values();
    for (int i = 0; i < runs; i++) {
      harness.run(kinds[i % kinds.length]);
    }
    long positions = killed.received().stream().filter(one -> one.position() != 0).count();
    return new Result(
        harness.tallies,
        positions + killed.stops().many(),
        harness.wrecker.kinds(),
        harness.faults);
  }

  private void run(Damage.Kind kind) throws IOException {
    killed.copyTo(place);
    try {
      var damage = wrecker.wreck(place, kind);
      var tally = tallies.computeIfAbsent(kind, _ -> new Tally());
      var before = killed.checkpoints().verify(place, killed.checkpoints().newest());
      verified(damage, before, tally);
      new Start(killed, promise, place, damage, before).run(tally, faults);
    } finally {
      remove(place);
    }
  }

  private void verified(Damage damage, Report report, Tally tally) throws IOException {
    boolean promised = promise.restsOn(damage, place);
    boolean named = false;
    for (var problem : report.problems()) {
      named |= names(problem, damage);
    }
    tally.runs++;
    if (named) {
      tally.reported++;
    } else if (!promised && report.isRight()) {
      tally.exempt++;
    } else {
      faults.add(
          damage + (report.isRight() ? " is not reported" : " is taken for ") + report.problems());
    }
  }

  /** Frames that a log file lacks at its end are missing under the next position's name. */
  private boolean names(Problem problem, Damage damage) throws IOException {
    for (var file : damage.files()) {
      boolean within =
          file.endsWith(".log")
              && problem.file().matches("log/[0-9]{20}\\.log")
              && FrameEnds.of(killed.folder().resolve(file))
                  .ends()
                  .containsKey(FrameEnds.first(problem.file()));
      if (within || problem.file().equals(file)) {
        return true;
      }
    }
    return false;
  }

  static void failing(String message, Throwable cause) {
    throw new IllegalStateException(message, cause);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
