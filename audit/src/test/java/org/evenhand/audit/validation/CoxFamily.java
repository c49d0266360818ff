package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.evenhand.audit.times.Clock;
import org.evenhand.audit.times.Covariate;
import org.evenhand.audit.times.CoxFinding;
import org.evenhand.audit.times.CoxModel;
import org.evenhand.audit.times.CoxTest;
import org.evenhand.audit.times.ProportionalHazards;
import org.evenhand.audit.times.Ties;

/** The proportional-hazards model and its check, beside R's {@code coxph} and {@code cox.zph}. */
final class CoxFamily implements Family {
  private static final int COVARIATES = 3;

  @Override
  public String name() {
    return "cox";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("times.csv"));
        var ours = new Ours(folder)) {
      out.write("table,time,event,weight,group,stratum,cluster,x0,x1,x2\n");
      for (int table = 0; table < tables; table++) {
        int size = random.nextInt(6) == 0 ? 2 + random.nextInt(8) : 20 + random.nextInt(60);
        var sample = TimesSample.random(random, size, COVARIATES);
        for (int i = 0; i < sample.size(); i++) {
          out.write(table + "," + sample.row(i) + "," + sample.covariates(i) + "\n");
        }
        say(ours, table, sample);
      }
    }
  }

  // What a table's number is modulo 8 says which of ties, strata and clusters it tries.
  private static void say(Ours ours, int table, TimesSample sample) throws IOException {
    var covariates = new ArrayList<Covariate>();
    for (int j = 0; j < COVARIATES; j++) {
      covariates.add(new Covariate("x" + j, sample.x()[j]));
    }
    var model =
        CoxModel.of(sample.times(), covariates)
            .withTies(table % 2 == 0 ? Ties.EFRON : Ties.BRESLOW);
    model = table / 2 % 2 == 0 ? model : model.withStrata(sample.strata());
    model = table / 4 % 2 == 0 ? model : model.withClusters(sample.clusters());
    var found = model.fit(0.95);
    say(ours, table, found);
    ours.say(table, "monotone", found.monotone() ? 1 : 0);
    ours.say(table, "degrees of freedom", found.likelihoodRatio().freedom());
    if (found.monotone()) {
      return;
    }
    for (var clock : Clock.values()) {
      var check = ProportionalHazards.check(model, clock);
      ours.say(table, clock + " x1", check.covariates().get("x1").statistic());
      ours.say(table, clock + " all", check.all().p());
    }
  }

  private static void say(Ours ours, int table, CoxFinding found) throws IOException {
    ours.say(table, "log likelihood", found.logLikelihood());
    ours.say(table, "log likelihood without", found.logLikelihoodNull());
    say(ours, table, "likelihood ratio", found.likelihoodRatio());
    say(ours, table, "score", found.score());
    for (int j = 0; j < COVARIATES; j++) {
      var coefficient = found.coefficients().get(j);
      if (!Double.isInfinite(coefficient.estimate()) && !found.monotone()) {
        ours.say(table, "coefficient " + j, coefficient.estimate());
        ours.say(table, "naive error " + j, coefficient.naiveError());
        ours.say(table, "error " + j, coefficient.error());
        ours.say(table, "p " + j, coefficient.p());
      }
    }
    if (!found.monotone()) {
      say(ours, table, "Wald", found.wald());
      say(ours, table, "robust score", found.robustScore());
    }
  }

  private static void say(Ours ours, int table, String name, CoxTest test) throws IOException {
    ours.say(table, name, test.statistic());
    ours.say(table, name + " p", test.p());
  }
}
