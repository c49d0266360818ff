package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.Power;

/** The power of the test of two rates, exact and approximated. */
final class PowerFamily implements Family {
  @Override
  public String name() {
    return "power";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("designs.csv"));
        var ours = new Ours(folder)) {
      out.write("table,n1,n2,p1,p2,alpha,power\n");
      for (int i = 0; i < tables; i++) {
        boolean exact = i % 2 == 0;
        long n1 = exact ? 1 + random.nextInt(80) : 2500 + random.nextInt(1_000_000);
        long n2 = exact ? 1 + random.nextInt(80) : 2500 + random.nextInt(1_000_000);
        double p1 = rate(random);
        double p2 = exact ? rate(random) : Math.min(1, Math.abs(p1 + random.nextGaussian() / 100));
        double alpha = random.nextBoolean() ? 0.05 : 0.01;
        double wanted = random.nextBoolean() ? 0.8 : 0.9;
        out.write(
            i + "," + n1 + "," + n2 + "," + p1 + "," + p2 + "," + alpha + "," + wanted + "\n");
        var power = Power.of(n1, n2, alpha);
        ours.say(i, power.isExact() ? "power exact" : "power approximated", power.at(p1, p2));
        ours.say(i, "least difference up", power.leastDifference(p2, wanted, true));
        ours.say(i, "least difference down", power.leastDifference(p2, wanted, false));
      }
    }
  }

  private static double rate(RandomGenerator random) {
    return random.nextInt(10) == 0 ? random.nextInt(3) / 2.0 : random.nextDouble();
  }
}
