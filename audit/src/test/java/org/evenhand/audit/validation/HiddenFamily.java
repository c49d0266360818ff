package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.hidden.EValue;
import org.evenhand.audit.hidden.Equivalence;
import org.evenhand.audit.hidden.Ratio;
import org.evenhand.audit.numeric.Interval;

/** E-values and tests of equivalence, beside the papers' formulas in R. */
final class HiddenFamily implements Family {
  @Override
  public String name() {
    return "hidden";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("ratios.csv"));
        var ours = new Ours(folder)) {
      out.write("table,kind,estimate,low,high,level,margin\n");
      for (int table = 0; table < tables; table++) {
        var kind = Ratio.values()[random.nextInt(Ratio.values().length)];
        double middle = random.nextInt(9) == 0 ? 0 : random.nextGaussian() * 2;
        double half = random.nextDouble() * 2;
        double level = random.nextBoolean() ? 0.9 : 0.95;
        double margin = 0.1 + random.nextDouble();
        var log = new Interval(middle - half, middle + half, level);
        var cells = log.low() + "," + log.high() + "," + level + "," + margin + "\n";
        out.write(table + "," + kind + "," + middle + "," + cells);
        var value = EValue.of(kind, Math.exp(middle), log.exp());
        ours.say(table, "E-value", value.estimate());
        ours.say(table, "E-value of the limit", value.limit());
        var equivalence = Equivalence.of(log, margin);
        ours.say(table, "equivalence above", equivalence.above());
        ours.say(table, "equivalence below", equivalence.below());
        ours.say(table, "equivalence p", equivalence.p());
      }
    }
  }
}
