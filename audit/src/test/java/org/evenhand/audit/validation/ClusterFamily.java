package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.BootstrapTest;
import org.evenhand.audit.regression.ClusterRobust;
import org.evenhand.audit.regression.ClusterWeights;
import org.evenhand.audit.regression.Linear;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.ScoreBootstrap;
import org.evenhand.audit.regression.WildBootstrap;

/** Cluster-robust errors beside R's {@code clubSandwich}; bootstraps beside brute force in R. */
final class ClusterFamily implements Family {
  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        RandomTrials drawn;
        do {
          drawn = new RandomTrials(random, 40, 3, 7);
        } while (Logistic.fit(drawn.trials()).separation().found());
        drawn.write(out, table);
        say(ours, table, drawn);
      }
    }
  }

  private static void say(Ours ours, int table, RandomTrials drawn) throws IOException {
    var logistic = Logistic.fit(drawn.trials());
    var linear = Linear.probability(drawn.trials());
    for (var correction : ClusterRobust.Correction.values()) {
      say(
          ours,
          table,
          "logistic " + correction,
          ClusterRobust.of(logistic, drawn.cluster, correction));
      say(ours, table, "linear " + correction, ClusterRobust.of(linear, drawn.cluster, correction));
    }
    say(
        ours,
        table,
        "wild bootstrap",
        WildBootstrap.test(linear, "x", drawn.cluster, ClusterWeights.RADEMACHER, 9999, 1));
    say(
        ours,
        table,
        "score bootstrap",
        ScoreBootstrap.test(
            drawn.trials(), "x", drawn.cluster, ClusterWeights.RADEMACHER, 9999, 1));
  }

  private static void say(Ours ours, int table, String figure, ClusterRobust robust)
      throws IOException {
    for (int j = 0; j < robust.estimates().size(); j++) {
      ours.say(table * 100 + j, figure + " error", robust.estimates().standardError(j));
      if (j > 0) {
        ours.say(table * 100 + j, figure + " degrees", robust.degrees(j));
      }
    }
  }

  private static void say(Ours ours, int table, String figure, BootstrapTest test)
      throws IOException {
    ours.say(table, figure + " t", test.statistic());
    ours.say(table, figure + " p", test.p());
  }
}
