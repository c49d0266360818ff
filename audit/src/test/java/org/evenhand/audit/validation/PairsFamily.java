package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.pairs.HiddenBias;
import org.evenhand.audit.pairs.HodgesLehmann;
import org.evenhand.audit.pairs.McNemar;
import org.evenhand.audit.pairs.Side;
import org.evenhand.audit.pairs.SignedRank;
import org.evenhand.audit.pairs.Zeros;

/**
 * Tests of pairs, beside R's {@code stats} and {@code coin}; bounds of hidden bias beside formulas.
 */
final class PairsFamily implements Family {
  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("differences.csv"));
        var counts = Files.newBufferedWriter(folder.resolve("counts.csv"));
        var ours = new Ours(folder)) {
      out.write("table,difference\n");
      counts.write("table,first,second,gamma\n");
      for (int table = 0; table < tables; table++) {
        double[] differences = differences(random);
        for (double difference : differences) {
          out.write(table + "," + difference + "\n");
        }
        long most = random.nextInt(4) == 0 ? 2000 : 15;
        long first = random.nextLong(most);
        long second = random.nextInt(5) == 0 ? 0 : random.nextLong(most);
        double gamma = 1 + random.nextInt(9) / 4.0;
        counts.write(table + "," + first + "," + second + "," + gamma + "\n");
        say(ours, table, differences);
        say(ours, table, McNemar.of(first, second, 0.95));
        sayBias(ours, table, differences, first, second, gamma);
      }
    }
  }

  private static double[] differences(RandomGenerator random) {
    var differences = new double[1 + random.nextInt(random.nextInt(5) == 0 ? 80 : 14)];
    int shape = random.nextInt(4);
    for (int i = 0; i < differences.length; i++) {
      differences[i] =
          switch (shape) {
            case 0 -> random.nextInt(7) - 2;
            case 1 -> 0;
            case 2 -> random.nextInt(3) == 0 ? 0 : Math.round(8 * random.nextGaussian() + 2) / 4.0;
            default -> random.nextGaussian() + 0.5;
          };
      if (shape == 1) {
        differences[i] = random.nextInt(4) == 0 ? 1 : 0;
      }
    }
    return differences;
  }

  private static void say(Ours ours, int table, double[] differences) throws IOException {
    for (var zeros : Zeros.values()) {
      for (var side : Side.values()) {
        var found = SignedRank.test(differences, zeros, side);
        ours.say(table, zeros + " " + side + " exact", found.exact());
        ours.say(table, zeros + " " + side + " normal", found.normal());
        if (zeros == Zeros.WILCOX) {
          ours.say(table, zeros + " " + side + " corrected", found.corrected());
        }
      }
      ours.say(table, zeros + " z", SignedRank.test(differences, zeros, Side.BOTH).z());
    }
    var where = HodgesLehmann.of(differences, 0.9);
    ours.say(table, "Hodges-Lehmann", where.estimate());
    ours.say(table, "Hodges-Lehmann low", where.interval().low());
    ours.say(table, "Hodges-Lehmann high", where.interval().high());
  }

  private static void say(Ours ours, int table, McNemar found) throws IOException {
    ours.say(table, "McNemar exact", found.exact());
    ours.say(table, "McNemar p", found.p());
    ours.say(table, "McNemar corrected p", found.correctedP());
    ours.say(table, "odds ratio", found.oddsRatio());
    ours.say(table, "odds ratio low", found.interval().low());
    ours.say(table, "odds ratio high", found.interval().high());
  }

  private static void sayBias(
      Ours ours, int table, double[] differences, long first, long second, double gamma)
      throws IOException {
    ours.say(table, "bound McNemar", HiddenBias.mcNemar(first, second, gamma));
    ours.say(table, "bound signed rank", HiddenBias.signedRank(differences, gamma));
    ours.say(table, "bound signed rank exact", HiddenBias.exactSignedRank(differences, gamma));
    ours.say(
        table,
        "tipping McNemar",
        HiddenBias.tipping(g -> HiddenBias.mcNemar(first, second, g), 0.05).gamma());
    ours.say(
        table,
        "tipping signed rank",
        HiddenBias.tipping(g -> HiddenBias.signedRank(differences, g), 0.05).gamma());
  }
}
