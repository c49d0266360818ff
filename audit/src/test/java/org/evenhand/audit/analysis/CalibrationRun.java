package org.evenhand.audit.analysis;

import java.util.SplittableRandom;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.PlanFile;

/** Prints rates of verdicts in made worlds: {@code CalibrationRun RUNS ORGANISATIONS…}. */
final class CalibrationRun {
  private CalibrationRun() {}

  public static void main(String[] args) {
    int runs = Integer.parseInt(args[0]);
    var plan = PlanFile.read("plan", "permutations: 199");
    System.out.println("| world | organisations | none | inconclusive | signal | strong |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (int k = 1; k < args.length; k++) {
      int n = Integer.parseInt(args[k]);
      print("fair", World.fair(n, 25), plan, runs);
      print("confounded by size", World.fair(n, 25).confounded(0.8), plan, runs);
      print("closeness +0.45", World.fair(n, 25).favouring(Exposure.CLOSENESS, 0.45), plan, runs);
      print("closeness +1", World.fair(n, 25).favouring(Exposure.CLOSENESS, 1), plan, runs);
      print("spend +0.5", World.fair(n, 25).favouring(Exposure.SPEND_BEFORE, 0.5), plan, runs);
      print("spend +1", World.fair(n, 25).favouring(Exposure.SPEND_BEFORE, 1), plan, runs);
      print(
          "confounded, and closeness +1",
          World.fair(n, 25).confounded(0.8).favouring(Exposure.CLOSENESS, 1),
          plan,
          runs);
    }
  }

  private static void print(String name, World world, org.evenhand.audit.plan.Plan plan, int runs) {
    var counts = new int[4];
    for (int run = 0; run < runs; run++) {
      var made = world.make(new SplittableRandom(77_000 + run));
      var pairs = new Primary(made.organisations(), plan, made.cells()).run().pairs();
      counts[Judge.of(pairs, plan, Double.NaN).level().ordinal()]++;
    }
    var line = new StringBuilder("| " + name + " | " + world.organisations());
    for (int count : counts) {
      line.append(String.format(java.util.Locale.ROOT, " | %.1f %%", 100.0 * count / runs));
    }
    System.out.println(line.append(" |"));
  }
}
