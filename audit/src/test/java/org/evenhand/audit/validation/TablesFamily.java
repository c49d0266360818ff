package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.Boschloo;
import org.evenhand.audit.tables.ChiSquare;
import org.evenhand.audit.tables.ConditionalOdds;
import org.evenhand.audit.tables.Estimate;
import org.evenhand.audit.tables.FisherExact;
import org.evenhand.audit.tables.ImpactRatio;
import org.evenhand.audit.tables.KoopmanRatio;
import org.evenhand.audit.tables.PooledZ;
import org.evenhand.audit.tables.RiskDifference;
import org.evenhand.audit.tables.SampleOdds;
import org.evenhand.audit.tables.Side;
import org.evenhand.audit.tables.TwoByTwo;

/** Everything on single 2×2 tables but {@link Boschloo}; a quarter of them of fractions. */
final class TablesFamily implements Family {
  @Override
  public String name() {
    return "tables";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    var make = new RandomTables(random);
    try (var out = Files.newBufferedWriter(folder.resolve("tables.csv"));
        var ours = new Ours(folder)) {
      out.write("table,a,b,c,d,level,whole\n");
      for (int i = 0; i < tables + tables / 3; i++) {
        boolean whole = i < tables;
        TwoByTwo t = whole ? make.counts() : make.weights();
        double level = make.level();
        out.write(i + "," + t.a() + "," + t.b() + "," + t.c() + "," + t.d());
        out.write("," + level + "," + whole + "\n");
        if (whole) {
          exact(ours, i, t, level);
        }
        approximate(ours, i, t, level);
      }
    }
  }

  private static void exact(Ours ours, int i, TwoByTwo t, double level) throws IOException {
    for (Side side : Side.values()) {
      double p = FisherExact.of(t, side).p();
      ours.say(i, "fisher " + side, p);
      ours.say(i, "fisher " + side + " log10 p", Math.log10(Math.max(1e-250, p)));
    }
    say(ours, i, "conditional odds", ConditionalOdds.of(t, level));
  }

  private static void approximate(Ours ours, int i, TwoByTwo t, double level) throws IOException {
    say(ours, i, "sample odds", SampleOdds.of(t, level));
    say(ours, i, "difference", RiskDifference.of(t, level));
    say(ours, i, "ratio Katz", ImpactRatio.of(t, level));
    say(ours, i, "ratio Koopman", KoopmanRatio.of(t, level));
    ours.say(i, "pooled z", PooledZ.of(t).statistic());
    ours.say(i, "pooled z p", PooledZ.of(t).p());
    ours.say(i, "chi-square", ChiSquare.of(t, false).statistic());
    ours.say(i, "chi-square p", ChiSquare.of(t, false).p());
    ours.say(i, "chi-square Yates", ChiSquare.of(t, true).statistic());
    ours.say(i, "chi-square Yates p", ChiSquare.of(t, true).p());
  }

  static void say(Ours ours, int i, String figure, Estimate estimate) throws IOException {
    ours.say(i, figure, estimate.value());
    ours.say(i, figure + " low", estimate.interval().low());
    ours.say(i, figure + " high", estimate.interval().high());
  }
}
