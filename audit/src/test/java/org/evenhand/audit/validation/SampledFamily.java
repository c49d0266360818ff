package org.evenhand.audit.validation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.LogisticFit;
import org.evenhand.audit.regression.MarginalEffects;
import org.evenhand.audit.regression.SampleErrors;
import org.evenhand.audit.regression.Trials;
import org.evenhand.audit.tables.SampledTables;

/**
 * Samples with sampling weights beside R's {@code survey}: rates, differences, ratios, odds ratios,
 * Rao and Scott's test, Mantel–Haenszel's over strata, weighted logistic regression and average
 * effects. Units are rows or organisations; among the samples are tiny ones, empty cells and
 * groups, collinear columns, weights that hardly differ or by orders of magnitude, in any unit.
 */
final class SampledFamily implements Family {
  @Override
  public String name() {
    return "sampled";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("rows.csv"));
        var ours = new Ours(folder)) {
      out.write("table,unit,weight,stratum,exposed,yes,c,f,level\n");
      for (int table = 0; table < tables; table++) {
        var drawn = new Sample(random);
        drawn.write(out, table);
        tables(ours, table, drawn);
        regression(ours, table, drawn);
      }
    }
  }

  private static void tables(Ours ours, int table, Sample drawn) throws IOException {
    var strata = drawn.tables();
    var whole = strata.together();
    double level = drawn.level;
    TablesFamily.say(ours, table, "rate of the exposed", whole.rate(true, level));
    TablesFamily.say(ours, table, "rate of the others", whole.rate(false, level));
    TablesFamily.say(ours, table, "difference", whole.difference(level));
    TablesFamily.say(ours, table, "ratio", whole.ratio(level));
    TablesFamily.say(ours, table, "odds ratio", whole.odds(level));
    var test = whole.raoScott();
    ours.say(table, "Rao-Scott F", test.statistic());
    ours.say(table, "Rao-Scott p", test.p());
    TablesFamily.say(ours, table, "common odds", strata.commonOdds(level).estimate());
    TablesFamily.say(ours, table, "common difference", strata.commonDifference(level).estimate());
  }

  private static void regression(Ours ours, int table, Sample drawn) throws IOException {
    var fit = Logistic.fit(drawn.trials());
    var errors = SampleErrors.of(fit, drawn.unit, drawn.units);
    coefficients(ours, table, fit, errors, drawn.level);
    ours.say(table, "logistic degrees", errors.degrees());
    var effects = MarginalEffects.of(fit, errors, drawn.level);
    for (int j = 0; j < effects.size(); j++) {
      ours.say(table * 100 + j, "average effect", effects.get(j).effect().estimate());
      ours.say(table * 100 + j, "average effect's error", effects.get(j).effect().standardError());
    }
  }

  private static void coefficients(
      Ours ours, int table, LogisticFit fit, SampleErrors errors, double level) throws IOException {
    var all = errors.coefficients(level);
    for (int j = 0; j < all.size(); j++) {
      int place = table * 100 + j;
      ours.say(place, "logistic coefficient", fit.estimates().value(j));
      ours.say(place, "logistic error", all.get(j).standardError());
      ours.say(place, "logistic p", all.get(j).p());
      ours.say(place, "logistic low", all.get(j).interval().low());
      ours.say(place, "logistic high", all.get(j).interval().high());
    }
  }

  /** Rows that were drawn. */
  private static final class Sample {
    final int units;
    final int[] unit;
    final double[] weight;
    final int[] stratum;
    final double[] exposed;
    final boolean[] yes;
    final double[] c;
    final String[] f;
    final double level;

    Sample(RandomGenerator random) {
      int rows = random.nextInt(10) == 0 ? 2 + random.nextInt(6) : 8 + random.nextInt(150);
      boolean clustered = random.nextBoolean();
      int most = clustered ? 1 + random.nextInt(Math.min(rows, 30)) : rows;
      unit = new int[rows];
      weight = new double[rows];
      stratum = new int[rows];
      exposed = new double[rows];
      yes = new boolean[rows];
      c = new double[rows];
      f = new String[rows];
      level = new RandomTables(random).level();
      Arrays.setAll(unit, i -> clustered ? random.nextInt(most) : i);
      units = renumber();
      draw(random, random.doubles(units, -1, 1).toArray());
    }

    /** Numbers units from 0, without gaps; returns how many there are. */
    private int renumber() {
      int[] seen = Arrays.stream(unit).distinct().sorted().toArray();
      Arrays.setAll(unit, i -> Arrays.binarySearch(seen, unit[i]));
      return seen.length;
    }

    private void draw(RandomGenerator random, double[] own) {
      double scale = Math.pow(10, random.nextDouble(-4, 4));
      double spread = random.nextDouble(0, 2);
      double share = random.nextInt(12) == 0 ? 0.02 : random.nextDouble(0.2, 0.8);
      double chance = random.nextInt(6) == 0 ? 3 * random.nextGaussian() : random.nextGaussian();
      double effect = random.nextGaussian();
      int strata = 1 + random.nextInt(4);
      int levels = 1 + random.nextInt(3);
      boolean collinear = random.nextInt(10) == 0;
      for (int i = 0; i < unit.length; i++) {
        weight[i] = scale * Math.exp(spread * random.nextGaussian());
        stratum[i] = random.nextInt(strata);
        exposed[i] = random.nextDouble() < share ? 1 : 0;
        c[i] = collinear ? 3 - 2 * exposed[i] : random.nextInt(20) / 4.0;
        f[i] = String.valueOf((char) ('p' + random.nextInt(levels)));
        double eta = chance + own[unit[i]] + effect * exposed[i] + 0.2 * stratum[i];
        yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta));
      }
    }

    SampledTables tables() {
      int[] cell = new int[unit.length];
      Arrays.setAll(cell, i -> 4 * stratum[i] + (exposed[i] == 1 ? 0 : 2) + (yes[i] ? 0 : 1));
      int strata = Arrays.stream(stratum).max().orElseThrow() + 1;
      return new SampledTables(cell, weight, unit, units, strata);
    }

    Trials trials() {
      double[] successes = new double[unit.length];
      Arrays.setAll(successes, i -> yes[i] ? weight[i] : 0);
      var design =
          Design.withIntercept(unit.length)
              .numeric("exposed", exposed)
              .numeric("c", c)
              .factor("f", f)
              .build();
      return Trials.of(design, successes, weight);
    }

    void write(Writer out, int table) throws IOException {
      for (int i = 0; i < unit.length; i++) {
        out.write(table + "," + unit[i] + "," + weight[i] + "," + stratum[i]);
        out.write("," + (int) exposed[i] + "," + (yes[i] ? 1 : 0) + "," + c[i] + "," + f[i]);
        out.write("," + level + "\n");
      }
    }
  }
}
