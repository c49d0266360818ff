package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.BreslowDay;
import org.evenhand.audit.tables.CochranMantelHaenszel;
import org.evenhand.audit.tables.ExactStrata;
import org.evenhand.audit.tables.MantelHaenszelDifference;
import org.evenhand.audit.tables.MantelHaenszelOdds;
import org.evenhand.audit.tables.Side;
import org.evenhand.audit.tables.Strata;
import org.evenhand.audit.tables.StrataResult;
import org.evenhand.audit.tables.TwoByTwo;

/** Everything on strata of 2×2 tables, empty ones among them; a quarter of them of fractions. */
final class StrataFamily implements Family {
  private final String name;

  /** One for R, {@code strata}, and one for statsmodels, which knows no exact test. */
  StrataFamily(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    var make = new RandomTables(random);
    try (var out = Files.newBufferedWriter(folder.resolve("strata.csv"));
        var ours = new Ours(folder)) {
      out.write("table,a,b,c,d,level,whole\n");
      for (int i = 0; i < tables + tables / 3; i++) {
        boolean whole = i < tables;
        Strata strata = strata(make, whole);
        double level = make.level();
        for (TwoByTwo t : strata.tables()) {
          out.write(i + "," + t.a() + "," + t.b() + "," + t.c() + "," + t.d());
          out.write("," + level + "," + whole + "\n");
        }
        if (whole && name.equals("strata")) {
          exact(ours, i, strata, level);
        }
        approximate(ours, i, strata, level);
        if (name.equals("strata")) {
          difference(ours, i, strata, level);
        }
      }
    }
  }

  private static Strata strata(RandomTables make, boolean whole) {
    List<TwoByTwo> tables = new ArrayList<>();
    int count = 1 + make.random().nextInt(8);
    int kind = make.random().nextInt(4);
    for (int i = 0; i < count; i++) {
      tables.add(
          !whole
              ? make.weights()
              : switch (kind) {
                case 0 -> pair(make.random());
                case 1 -> make.groups(2.5);
                case 2 -> make.groups(4);
                default -> make.small();
              });
    }
    return new Strata(tables);
  }

  // Matched pairs: one exposed, one not.
  private static TwoByTwo pair(RandomGenerator random) {
    int a = random.nextInt(2);
    int c = random.nextInt(2);
    return new TwoByTwo(a, 1 - a, c, 1 - c);
  }

  private static void exact(Ours ours, int i, Strata strata, double level) throws IOException {
    for (Side side : Side.values()) {
      double p = ExactStrata.test(strata, side).p();
      ours.say(i, "exact " + side, p);
      ours.say(i, "exact " + side + " log10 p", Math.log10(Math.max(1e-250, p)));
    }
    TablesFamily.say(ours, i, "exact odds", ExactStrata.odds(strata, level).estimate());
  }

  private static void difference(Ours ours, int i, Strata strata, double level) throws IOException {
    var difference = MantelHaenszelDifference.of(strata, level);
    TablesFamily.say(ours, i, "MH difference", difference.estimate());
    ours.say(i, "strata used MH difference", difference.strataUsed());
  }

  private static void approximate(Ours ours, int i, Strata strata, double level)
      throws IOException {
    say(ours, i, "CMH", CochranMantelHaenszel.of(strata, false));
    say(ours, i, "CMH corrected", CochranMantelHaenszel.of(strata, true));
    say(ours, i, "Breslow-Day", BreslowDay.of(strata, false));
    say(ours, i, "Tarone", BreslowDay.of(strata, true));
    TablesFamily.say(ours, i, "MH odds", MantelHaenszelOdds.of(strata, level).estimate());
  }

  private static void say(Ours ours, int i, String figure, StrataResult test) throws IOException {
    ours.say(i, figure, test.statistic());
    ours.say(i, figure + " p", test.p());
    ours.say(i, "strata used " + figure, test.strataUsed());
    ours.say(i, "strata dropped " + figure, test.strataDropped());
  }
}
