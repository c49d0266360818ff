package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether hazards are proportional: the score test of coefficients that change with time (Grambsch
 * & Therneau, "Proportional hazards tests and diagnostics based on weighted residuals", Biometrika
 * 81, 1994; exact score test as {@code survival::cox.zph} since 3.0).
 *
 * @param covariates the test of each covariate, in the order of the model
 * @param all of all covariates at once
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record ProportionalHazards(
    Map<String, CoxTest> covariates, CoxTest all, Optional<String> reason) {
  public ProportionalHazards {
    covariates = Collections.unmodifiableMap(new LinkedHashMap<>(covariates));
  }

  /** Checks a model's hazards. Clusters play no part. */
  public static ProportionalHazards check(CoxModel model, Clock clock) {
    var fit = model.climb();
    if (fit.escapes() || fit.kept.isEmpty()) {
      return undefined(
          model, fit.escapes() ? "the likelihood has no maximum" : "no coefficient is estimable");
    }
    var times = model.times();
    var equal = new double[times.size()];
    var events = new boolean[times.size()];
    var values = new double[times.size()];
    for (int i = 0; i < equal.length; i++) {
      equal[i] = times.weight(i) > 0 ? 1 : 0;
      events[i] = times.event(i);
      values[i] = times.time(i);
    }
    var curve = KaplanMeier.of(CensoredTimes.of(values, events, equal));
    return new Sums(fit, clock, curve).tests(model);
  }

  private static ProportionalHazards undefined(CoxModel model, String reason) {
    var tests = new LinkedHashMap<String, CoxTest>();
    model.covariates().forEach(each -> tests.put(each.name(), CoxTest.undefined(1)));
    return new ProportionalHazards(tests, CoxTest.undefined(0), Optional.of(reason));
  }

  /** The score and the information of coefficients and of their changes with time. */
  private static final class Sums {
    private final CoxFit fit;
    private final int n;
    private final double[] score;
    private final double[][] information;

    Sums(CoxFit fit, Clock clock, KaplanMeier curve) {
      this.fit = fit;
      n = fit.kept.size();
      score = new double[2 * n];
      information = new double[2 * n][2 * n];
      List<RiskTime> risks = fit.likelihood.at(fit.best.coefficients);
      double[] at = risks.stream().mapToDouble(risk -> clock.at(risk.time, curve)).toArray();
      double middle = Arrays.stream(at).average().orElse(0);
      double spread = Arrays.stream(at).map(t -> Math.abs(t - middle)).max().orElse(0);
      for (int r = 0; r < at.length; r++) {
        // The origin and the unit of the clock play no part in the test.
        add(risks.get(r), spread == 0 ? 0 : (at[r] - middle) / spread);
      }
    }

    private void add(RiskTime risk, double at) {
      for (int j = 0; j < n; j++) {
        score[n + j] += at * risk.score[j];
        for (int l = 0; l < n; l++) {
          double part = risk.information[j][l];
          information[j][l] += part;
          information[n + j][l] += at * part;
          information[j][n + l] += at * part;
          information[n + j][n + l] += at * at * part;
        }
      }
    }

    ProportionalHazards tests(CoxModel model) {
      var tests = new LinkedHashMap<String, CoxTest>();
      for (int number = 0; number < model.covariates().size(); number++) {
        int j = fit.kept.indexOf(number);
        tests.put(
            model.covariates().get(number).name(), j < 0 ? CoxTest.undefined(1) : test(List.of(j)));
      }
      var every = new ArrayList<Integer>();
      for (int j = 0; j < n; j++) {
        every.add(j);
      }
      var all = test(every);
      boolean some = tests.values().stream().anyMatch(t -> Double.isNaN(t.statistic()));
      Optional<String> reason =
          some || Double.isNaN(all.statistic())
              ? Optional.of("what is NaN: too few event times to tell a change with time")
              : Optional.empty();
      return new ProportionalHazards(tests, all, reason);
    }

    private CoxTest test(List<Integer> changing) {
      int size = n + changing.size();
      var part = new double[size][size];
      var right = new double[size];
      for (int a = 0; a < size; a++) {
        int row = a < n ? a : n + changing.get(a - n);
        right[a] = a < n ? 0 : score[row];
        for (int b = 0; b < size; b++) {
          part[a][b] = information[row][b < n ? b : n + changing.get(b - n)];
        }
      }
      var matrix = new SemiDefinite(part);
      return matrix.rank() < size
          ? CoxTest.undefined(changing.size())
          : CoxTest.of(matrix.quadratic(right), changing.size());
    }
  }
}
