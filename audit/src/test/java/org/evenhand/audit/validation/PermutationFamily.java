package org.evenhand.audit.validation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.evenhand.audit.permutation.Exposure;
import org.evenhand.audit.permutation.FamilyFinding;
import org.evenhand.audit.permutation.IntraclassCorrelation;
import org.evenhand.audit.permutation.OrganisationScore;
import org.evenhand.audit.permutation.Outcome;
import org.evenhand.audit.permutation.PermutationPlan;
import org.evenhand.audit.permutation.PermutationTest;

/**
 * Permutation tests of two exposures and two outcomes, beside {@code coin} (standardised
 * statistics) and an enumeration in R (exact and adjusted probabilities); scores beside {@code lm}
 * and {@code aov}. A figure's number is ten times its table's, and its pair.
 */
final class PermutationFamily implements Family {
  @Override
  public String name() {
    return "permutation";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("organisations.csv"));
        var ours = new Ours(folder)) {
      out.write("table,stratum,x0,x1,rulings0,sum0,rulings1,sum1\n");
      for (int table = 0; table < tables; table++) {
        // Every third is too large for an exhaustive test: only its statistics are compared.
        var world = World.random(random, table % 3 == 0 ? 30 : 3 + random.nextInt(7));
        world.write(out, table);
        world.say(ours, table);
      }
    }
  }

  private record World(int[] strata, double[][] x, long[][] rulings, double[][] sums) {
    static World random(RandomGenerator random, int size) {
      var world =
          new World(new int[size], new double[2][size], new long[2][size], new double[2][size]);
      int strata = 1 + random.nextInt(4);
      boolean one = random.nextInt(8) == 0;
      for (int i = 0; i < size; i++) {
        world.strata[i] = random.nextInt(strata);
        world.x[0][i] = one ? 1 : random.nextInt(2);
        world.x[1][i] = random.nextInt(3) == 0 ? random.nextInt(100) / 8.0 : world.x[0][i];
        double chance = random.nextDouble();
        for (int o = 0; o < 2; o++) {
          world.rulings[o][i] = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(12);
          for (int r = 0; r < world.rulings[o][i]; r++) {
            world.sums[o][i] += random.nextDouble() < chance ? 1 : 0;
          }
        }
      }
      return world;
    }

    void write(Writer out, int table) throws IOException {
      for (int i = 0; i < strata.length; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "%d,%d,%s,%s,%d,%s,%d,%s%n",
                table,
                strata[i],
                x[0][i],
                x[1][i],
                rulings[0][i],
                sums[0][i],
                rulings[1][i],
                sums[1][i]));
      }
    }

    void say(Ours ours, int table) throws IOException {
      var outcomes = List.of(outcome(ours, table, 0), outcome(ours, table, 1));
      var exposures = List.of(new Exposure("x0", x[0]), new Exposure("x1", x[1]));
      var test = new PermutationTest(strata, exposures, outcomes);
      say(ours, table, test.run(PermutationPlan.of(5_000, table)), strata.length < 30);
    }

    private Outcome outcome(Ours ours, int table, int o) throws IOException {
      double rho = IntraclassCorrelation.estimate(rulings[o], sums[o], sums[o], strata);
      ours.say(table * 10 + o, "rho", rho);
      double[] scores =
          o == 0
              ? OrganisationScore.shrunk(rulings[o], sums[o], strata, rho)
              : OrganisationScore.even(rulings[o], sums[o], strata, rho);
      double squares = 0;
      for (double score : scores) {
        squares += Double.isNaN(score) ? 0 : score * score;
      }
      ours.say(table * 10 + o, o == 0 ? "shrunk scores' squares" : "even scores' squares", squares);
      return new Outcome("y" + o, scores);
    }

    private static void say(Ours ours, int table, FamilyFinding finding, boolean small)
        throws IOException {
      for (int pair = 0; pair < 4; pair++) {
        var found = finding.pairs().get(pair);
        ours.say(table * 10 + pair, "z", found.z());
        if (small && finding.exhaustive()) {
          ours.say(table * 10 + pair, "exact p", found.p());
          ours.say(table * 10 + pair, "single-step p", found.singleStep());
          ours.say(table * 10 + pair, "step-down p", found.stepDown());
        }
      }
      if (small) {
        ours.say(table * 10, "arrangements", finding.exhaustive() ? finding.arrangements() : -1);
      }
    }
  }
}
