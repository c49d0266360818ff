package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.evenhand.audit.times.CurveScale;
import org.evenhand.audit.times.KaplanMeier;
import org.evenhand.audit.times.LogRank;
import org.evenhand.audit.times.LogRankFinding;
import org.evenhand.audit.times.RestrictedMean;
import org.evenhand.audit.times.SurvivalStep;

/** Curves, medians, restricted means and log-rank tests, beside R's {@code survival}. */
final class SurvivalFamily implements Family {
  @Override
  public String name() {
    return "survival";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("times.csv"));
        var ours = new Ours(folder)) {
      out.write("table,time,event,weight,group,stratum,limit\n");
      for (int table = 0; table < tables; table++) {
        var sample = TimesSample.random(random, 1 + random.nextInt(40), 1);
        double limit = 0.5 + random.nextInt(9);
        for (int i = 0; i < sample.size(); i++) {
          out.write(table + "," + sample.row(i) + "," + limit + "\n");
        }
        say(ours, table, sample, limit);
      }
    }
  }

  private static void say(Ours ours, int table, TimesSample sample, double limit)
      throws IOException {
    var weighted = sample.times();
    var curve = KaplanMeier.of(weighted);
    // A checksum that every step takes part in, and each in its own way.
    ours.say(table, "survival", sum(curve, SurvivalStep::survival));
    ours.say(table, "Greenwood variance", sum(curve, SurvivalStep::variance));
    for (var scale : CurveScale.values()) {
      ours.say(table, scale + " low", sum(curve, s -> curve.interval(s, scale, 0.9).low()));
      ours.say(table, scale + " high", sum(curve, s -> curve.interval(s, scale, 0.9).high()));
      var median = curve.median(scale, 0.95);
      ours.say(table, scale + " median", median.value());
      ours.say(table, scale + " median low", median.interval().low());
      ours.say(table, scale + " median high", median.interval().high());
    }
    var mean = RestrictedMean.of(curve, limit, 0.95);
    ours.say(table, "restricted mean", mean.value());
    ours.say(table, "restricted mean's error", mean.error());
    var difference =
        RestrictedMean.difference(
            KaplanMeier.of(weighted.of(sample.groups(), 0)),
            KaplanMeier.of(weighted.of(sample.groups(), 1)),
            limit,
            0.95);
    ours.say(table, "restricted means' difference", difference.value());
    ours.say(table, "restricted means' difference's p", RestrictedMean.p(difference));
    var repeated = sample.times();
    say(ours, table, "log-rank", LogRank.test(repeated, sample.groups()));
    say(
        ours,
        table,
        "stratified log-rank",
        LogRank.test(repeated, sample.groups(), sample.strata()));
  }

  private static void say(Ours ours, int table, String test, LogRankFinding found)
      throws IOException {
    ours.say(table, test + " expected", found.expected().getFirst());
    ours.say(table, test + " chi-squared", found.chiSquared());
    ours.say(table, test + " p", found.p());
  }

  private static double sum(KaplanMeier curve, ToDoubleFunction<SurvivalStep> figure) {
    var steps = curve.steps();
    double[] values = new double[steps.size()];
    Arrays.setAll(values, i -> figure.applyAsDouble(steps.get(i)) * (1 + i % 7));
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sum();
  }
}
