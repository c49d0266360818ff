package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Linear;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.MarginalEffects;

/**
 * Logistic and linear regression with average effects, beside R's {@code glm.fit} and {@code
 * lm.wfit}.
 */
final class LogisticFamily implements Family {
  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        var drawn = new RandomTrials(random, 60, table % 10 == 0 ? 100_000 : 5, 5);
        drawn.write(out, table);
        say(ours, table, drawn);
      }
    }
  }

  private static void say(Ours ours, int table, RandomTrials drawn) throws IOException {
    var fit = Logistic.fit(drawn.trials());
    RegressionFigures.say(ours, table, "logistic", fit.estimates());
    ours.say(table, "log likelihood", fit.logLikelihood());
    ours.say(table, "null deviance", fit.nullDeviance());
    ours.say(table, "aic", fit.aic());
    var effects = MarginalEffects.of(fit, 0.95);
    for (int j = 0; j < effects.size(); j++) {
      ours.say(table * 100 + j, "average effect", effects.get(j).effect().estimate());
      ours.say(table * 100 + j, "average effect's error", effects.get(j).effect().standardError());
    }
    var linear = Linear.probability(drawn.trials());
    RegressionFigures.say(ours, table, "linear", linear.estimates());
    var rates = new double[drawn.x.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = drawn.yes[i] + drawn.c[i] * drawn.c[i];
    }
    RegressionFigures.say(
        ours, table, "weighted linear", Linear.fit(weighted(drawn), rates).estimates());
  }

  private static Design weighted(RandomTrials drawn) {
    return Design.withIntercept(drawn.x.length)
        .weights(drawn.all)
        .numeric("x", drawn.x)
        .numeric("b", drawn.b)
        .build();
  }
}
