package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evenhand.audit.pairs.Balance;
import org.evenhand.audit.pairs.Distance;
import org.evenhand.audit.pairs.Feature;
import org.evenhand.audit.pairs.MahalanobisDistance;
import org.evenhand.audit.pairs.Matching;
import org.evenhand.audit.pairs.PropensityDistance;

/** Optimal pairs: how many and how far apart, beside scipy's solver; balance beside numpy. */
final class MatchingFamily implements Family {
  @Override
  public String name() {
    return "matching";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("organisations.csv"));
        var ours = new Ours(folder)) {
      out.write("table,exposed,stratum,propensity,f0,f1,f2\n");
      for (int table = 0; table < tables; table++) {
        int n = 2 + random.nextInt(table % 10 == 0 ? 150 : 30);
        var exposed = new boolean[n];
        var strata = new int[n];
        var propensity = new double[n];
        var f = new double[3][n];
        boolean same = random.nextInt(6) == 0;
        int groups = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
          exposed[i] = random.nextInt(3) == 0;
          strata[i] = random.nextInt(groups);
          f[0][i] = random.nextGaussian() + (exposed[i] ? 1 : 0);
          f[1][i] = random.nextInt(3);
          f[2][i] = same ? 2 : f[0][i] * 2 + f[1][i] * random.nextInt(2);
          propensity[i] = 1 / (1 + Math.exp(-(f[0][i] + random.nextInt(5) / 2.0 - 1)));
          String keys = table + "," + (exposed[i] ? 1 : 0) + "," + strata[i] + "," + propensity[i];
          out.write(keys + "," + f[0][i] + "," + f[1][i] + "," + f[2][i] + "\n");
        }
        var features =
            List.of(new Feature("f0", f[0]), new Feature("f1", f[1]), new Feature("f2", f[2]));
        say(
            ours,
            table,
            "Mahalanobis",
            exposed,
            strata,
            new MahalanobisDistance(exposed, features));
        var near = new PropensityDistance(exposed, propensity, PropensityDistance.USUAL_CALIPER);
        say(ours, table, "propensity", exposed, strata, near);
        balance(ours, table, Balance.table(exposed, features, Matching.of(exposed, strata, near)));
      }
    }
  }

  private static void say(
      Ours ours, int table, String name, boolean[] exposed, int[] strata, Distance distance)
      throws IOException {
    var matching = Matching.of(exposed, strata, distance);
    ours.say(table, name + " pairs", matching.pairs().size());
    ours.say(table, name + " distance", matching.distance());
  }

  private static void balance(Ours ours, int table, List<Balance> balance) throws IOException {
    for (int j = 0; j < balance.size(); j++) {
      ours.say(table * 3 + j, "standardised before", balance.get(j).before().standardised());
      ours.say(table * 3 + j, "variance ratio before", balance.get(j).before().varianceRatio());
    }
  }
}
