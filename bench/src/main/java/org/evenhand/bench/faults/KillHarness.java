package org.evenhand.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills the real server under load, again and again on the same data, and looks each time whether
 * it kept its word: it restarts without repair; every answer that a client had in full has its
 * frame, with the same app, operation and people; a stop that was acknowledged stays.
 */
public final class KillHarness {
  private static final int CONNECTIONS = 8;
  private static final int LEAST_MILLIS = 50;
  private static final int MOST_MILLIS = 1_200;

  private final Trial trial;
  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final Random random;
  private final List<String> faults = new ArrayList<>();
  private long received;
  private long recorded;

  private KillHarness(Trial trial, Random random) throws IOException {
    this.trial = trial;
    this.checkpoints = new Checkpoints(trial.platform());
    this.ledger = new Ledger(trial.platform());
    this.random = random;
  }

  /**
   * What was found.
   *
   * @param rounds how many kills
   * @param received answers that clients had in full
   * @param recorded those of them that name a position
   * @param stops acknowledged stops
   * @param checkpoints checkpoints that somebody fetched before a kill
   * @param faults what did not hold; empty if all did
   */
  public record Result(
      int rounds, long received, long recorded, int stops, int checkpoints, List<String> faults) {
    /** Keeps a copy. */
    public Result {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Runs rounds and prints what was found; ends with an exception if something did not hold.
   *
   * @param arguments how many rounds
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("evenhand-kills");
    var result = run(folder, Integer.parseInt(arguments[0]), 1_000, System.nanoTime());
    System.out.println(result);
    if (!result.faults().isEmpty()) {
      throw new IllegalStateException("the record and what clients had do not agree");
    }
  }

  /**
   * Runs rounds.
   *
   * @param folder an empty one
   * @param people how many people the platform holds
   * @param seed when to kill, what to call
   * @throws IOException if the server could not be restarted
   */
  static Result run(Path folder, int rounds, int people, long seed)
      throws IOException, InterruptedException {
    var harness = new KillHarness(Trial.make(folder, people), new Random(seed));
    return harness.run(rounds);
  }

  private Result run(int rounds) throws IOException, InterruptedException {
    var child = trial.start();
    try {
      var holders = Holder.all(trial.world(), child);
      var stops = new Stops(holders);
      ledger.read();
      for (int round = 1; round <= rounds; round++) {
        var answers = loadAndKill(child, holders, stops);
        child = trial.start();
        check(answers, child, stops);
      }
      return new Result(rounds, received, recorded, stops.many(), checkpoints.many(), faults);
    } finally {
      child.close();
    }
  }

  private List<Received> loadAndKill(Child child, List<Holder> holders, Stops stops)
      throws InterruptedException {
    try (var clients = Clients.start(child.port(), holders, CONNECTIONS, random)) {
      var watching = checkpoints.watch(child.port());
      var stopping = stops.start(child, new Random(random.nextLong()));
      Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
      child.kill();
      stopping.join();
      watching.join();
      return clients.ended();
    }
  }

  private void check(List<Received> answers, Child child, Stops stops)
      throws IOException, InterruptedException {
    received += answers.size();
    recorded += answers.stream().filter(one -> one.position() != 0).count();
    answers.stream()
        .filter(one -> one.status() != 200 && one.status() != 401)
        .forEach(one -> faults.add("an unexpected answer: " + one));
    long since = ledger.end();
    ledger.read();
    faults.addAll(ledger.faults(answers));
    faults.addAll(stops.faults(answers));
    faults.addAll(checkpoints.faults(answered(answers)));
    try (var client = Clients.start(child.port(), List.of(), 0, random)) {
      faults.addAll(stops.faults(ledger, client, since));
    }
  }

  private static long answered(List<Received> answers) {
    return answers.stream().mapToLong(Received::position).max().orElse(0);
  }
}
