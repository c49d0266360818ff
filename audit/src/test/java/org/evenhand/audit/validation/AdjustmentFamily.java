package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.many.Adjustment;

/** Adjusted p values, beside R's {@code p.adjust}. */
final class AdjustmentFamily implements Family {
  @Override
  public String name() {
    return "adjustment";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("p.csv"));
        var ours = new Ours(folder)) {
      out.write("table,p\n");
      for (int table = 0; table < tables; table++) {
        double[] p = values(random);
        for (double value : p) {
          out.write(table + "," + value + "\n");
        }
        say(ours, table, "holm", Adjustment.HOLM.of(p));
        say(ours, table, "bh", Adjustment.BENJAMINI_HOCHBERG.of(p));
      }
    }
  }

  // Ties, zeros, ones, tiny and undefined values among them.
  private static double[] values(RandomGenerator random) {
    double[] p = new double[1 + random.nextInt(12)];
    for (int i = 0; i < p.length; i++) {
      p[i] =
          switch (random.nextInt(8)) {
            case 0 -> random.nextInt(5) / 4.0;
            case 1 -> Double.NaN;
            case 2 -> Math.pow(random.nextDouble(), 20);
            default -> random.nextDouble();
          };
    }
    return p;
  }

  private static void say(Ours ours, int table, String method, double[] adjusted)
      throws IOException {
    for (int i = 0; i < adjusted.length; i++) {
      ours.say(table * 100 + i, method, adjusted[i]);
    }
  }
}
