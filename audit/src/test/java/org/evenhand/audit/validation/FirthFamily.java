package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.Firth;

/** Firth's regression beside R's {@code brglm2}, its profiles beside general optimisers. */
final class FirthFamily implements Family {
  @Override
  public String name() {
    return "firth";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        var drawn = new RandomTrials(random, 40, 4, 4);
        drawn.write(out, table);
        var fit = Firth.fit(drawn.trials());
        RegressionFigures.say(ours, table, "firth", fit.estimates());
        ours.say(table, "penalised log likelihood", fit.logLikelihood());
        for (String column : new String[] {"x", "b"}) {
          var profile = fit.profile(column, 0.95);
          ours.say(table, column + " ratio", profile.statistic());
          ours.say(table, column + " p", profile.p());
          ours.say(table, column + " low", profile.interval().low());
          ours.say(table, column + " high", profile.interval().high());
        }
      }
    }
  }
}
