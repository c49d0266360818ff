package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.ConditionalLogistic;
import org.evenhand.audit.regression.Trials;

/** Conditional logistic regression beside R's {@code survival::clogit(method = "exact")}. */
final class ConditionalFamily implements Family {
  @Override
  public String name() {
    return "conditional";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        var drawn = new RandomTrials(random, table % 20 == 0 ? 150 : 50, 3, 8);
        drawn.write(out, table);
        var fit =
            ConditionalLogistic.fit(
                Trials.of(drawn.design(false), drawn.yes, drawn.all), drawn.cluster);
        RegressionFigures.say(ours, table, "conditional", fit.estimates());
        ours.say(table, "log likelihood", fit.logLikelihood());
        ours.say(table, "likelihood ratio", fit.likelihoodRatio());
        ours.say(table, "sets without variation", fit.setsWithoutVariation());
      }
    }
  }
}
