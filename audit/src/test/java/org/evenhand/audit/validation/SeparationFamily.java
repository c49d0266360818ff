package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.Separation;

/** Which coefficients have no finite estimate, beside linear programs by scipy. */
final class SeparationFamily implements Family {
  @Override
  public String name() {
    return "separation";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        var drawn = new RandomTrials(random, 30, 2, 4);
        drawn.write(out, table);
        say(ours, table, Logistic.fit(drawn.trials()).separation(), drawn);
      }
    }
  }

  private static void say(Ours ours, int table, Separation separation, RandomTrials drawn)
      throws IOException {
    ours.say(table, "kind", separation.kind().ordinal());
    var moving = new HashMap<String, Integer>();
    separation.columns().forEach(column -> moving.put(column.name(), column.direction()));
    var names = drawn.design(true).names();
    for (int j = 0; j < names.size(); j++) {
      ours.say(table * 100 + j, "not finite", moving.containsKey(names.get(j)) ? 1 : 0);
    }
  }
}
