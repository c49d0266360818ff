package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.ChiSquareTest;
import org.evenhand.audit.regression.CochranArmitage;
import org.evenhand.audit.regression.CubicSpline;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Isotonic;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.MantelTrend;
import org.evenhand.audit.regression.SplineTrend;
import org.evenhand.audit.regression.Trials;

/**
 * Trends with dose, beside R's {@code prop.trend.test}, {@code coin}, {@code splines} and {@code
 * isoreg}.
 */
final class TrendFamily implements Family {
  @Override
  public String name() {
    return "trend";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("trials.csv"));
        var ours = new Ours(folder)) {
      out.write(RandomTrials.HEADER);
      for (int table = 0; table < tables; table++) {
        RandomTrials drawn;
        do {
          drawn = new RandomTrials(random, 50, 4, 5);
        } while (isSeparated(drawn));
        drawn.write(out, table);
        say(ours, table, drawn);
      }
    }
  }

  private static Trials trials(RandomTrials drawn) {
    var design =
        Design.withIntercept(drawn.x.length).numeric("dose", drawn.x).numeric("b", drawn.b).build();
    return Trials.of(design, drawn.yes, drawn.all);
  }

  // With a bend more separation is rarer than not; separated tables are the logistic family's.
  private static boolean isSeparated(RandomTrials drawn) {
    var trials = trials(drawn);
    return Logistic.fit(trials).separation().found()
        || (Double.isNaN(SplineTrend.test(trials, "dose", 4).any().p())
            && CubicSpline.knots(drawn.x, drawn.all, 4).length > 2);
  }

  private static void say(Ours ours, int table, RandomTrials drawn) throws IOException {
    ours.say(table, "trend z", CochranArmitage.test(drawn.x, drawn.yes, drawn.all).z());
    var mantel = MantelTrend.test(drawn.x, drawn.yes, drawn.all, drawn.cluster);
    ours.say(table, "stratified trend z", mantel.z());
    ours.say(table, "stratified trend p", mantel.p());
    var steps = Isotonic.fit(drawn.x, drawn.yes, drawn.all, Isotonic.Direction.RISING);
    for (int i = 0; i < steps.size(); i++) {
      ours.say(table * 100 + i, "isotonic rate", steps.get(i).fitted());
    }
    var spline = SplineTrend.test(trials(drawn), "dose", 4);
    say(ours, table, "line", spline.line(), spline.lineRatio());
    say(ours, table, "any", spline.any(), spline.anyRatio());
    say(ours, table, "bend", spline.bend(), spline.bendRatio());
  }

  private static void say(
      Ours ours, int table, String figure, ChiSquareTest wald, ChiSquareTest ratio)
      throws IOException {
    ours.say(table, figure + " wald", wald.statistic());
    ours.say(table, figure + " ratio", ratio.statistic());
    ours.say(table, figure + " ratio p", ratio.p());
  }
}
