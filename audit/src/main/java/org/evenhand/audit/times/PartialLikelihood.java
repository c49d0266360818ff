package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The partial likelihood of observations in strata (Cox 1972), at any coefficients. Covariates are
 * centred within strata, which changes nothing in it, and divided by their deviation, so that
 * neither their origin nor their unit costs digits.
 */
final class PartialLikelihood {
  final int covariates;

  /** Observations with weight, stratum by stratum, the latest first. */
  final int[] order;

  /** By place in the order. */
  final double[][] x;

  final double[] scale;
  final CensoredTimes times;
  private final int[] strata;
  private final Ties ties;

  PartialLikelihood(CensoredTimes times, List<Covariate> covariates, int[] strata, Ties ties) {
    this.times = times;
    this.strata = strata;
    this.ties = ties;
    this.covariates = covariates.size();
    order =
        IntStream.range(0, times.size())
            .filter(i -> times.weight(i) > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> strata[i])
                    .thenComparingDouble(i -> -times.time(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    x = new double[order.length][this.covariates];
    scale = new double[this.covariates];
    for (int j = 0; j < this.covariates; j++) {
      standardise(covariates.get(j), j);
    }
  }

  private void standardise(Covariate covariate, int j) {
    double most = 0;
    for (int i : order) {
      most = Math.max(most, Math.abs(covariate.value(i)));
    }
    double unit = most == 0 ? 1 : most;
    double squares = 0;
    double weight = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double sum = 0;
      double own = 0;
      for (; to < order.length && stratum(to) == stratum(from); to++) {
        sum += times.weight(order[to]) * (covariate.value(order[to]) / unit);
        own += times.weight(order[to]);
      }
      for (int k = from; k < to; k++) {
        double distance = covariate.value(order[k]) / unit - sum / own;
        // What rounding leaves of a constant is no variation.
        x[k][j] = Math.abs(distance) < 1e-13 ? 0 : distance;
        squares += times.weight(order[k]) * x[k][j] * x[k][j];
      }
      weight += own;
      from = to;
    }
    double deviation = squares == 0 ? 1 : Math.sqrt(squares / weight);
    for (double[] row : x) {
      row[j] /= deviation;
    }
    scale[j] = deviation * unit;
  }

  int stratum(int place) {
    return strata[order[place]];
  }

  /** The logarithms of relative hazards, by place in the order. */
  double[] logHazards(double[] coefficients) {
    var logs = new double[order.length];
    for (int k = 0; k < logs.length; k++) {
      for (int j = 0; j < covariates; j++) {
        logs[k] += coefficients[j] * x[k][j];
      }
    }
    return logs;
  }

  /** What it says of each time with events, stratum by stratum, the latest first. */
  List<RiskTime> at(double[] coefficients) {
    var logs = logHazards(coefficients);
    var found = new ArrayList<RiskTime>();
    var atRisk = new RiskSums(covariates);
    for (int from = 0; from < order.length; ) {
      if (from == 0 || stratum(from) != stratum(from - 1)) {
        atRisk = new RiskSums(covariates);
      }
      int to = from;
      var died = new RiskSums(covariates);
      for (; to < order.length && together(from, to); to++) {
        double weight = times.weight(order[to]);
        atRisk.add(x[to], weight, logs[to]);
        if (times.event(order[to])) {
          died.add(x[to], weight, logs[to]);
        }
      }
      if (died.count > 0) {
        var risk = new RiskTime(times.time(order[from]), stratum(from), covariates);
        risk.add(atRisk, died, ties);
        found.add(risk);
      }
      from = to;
    }
    return found;
  }

  boolean eventAt(int place) {
    return times.event(order[place]);
  }

  boolean together(int from, int to) {
    return stratum(to) == stratum(from) && times.time(order[to]) == times.time(order[from]);
  }

  /**
   * What each observation adds to the score, by place in the order, weights apart (Therneau,
   * Grambsch & Fleming 1990; with Efron's ties as {@code residuals(coxph, "score")}).
   */
  double[][] scoreResiduals(double[] coefficients) {
    var residuals = new double[order.length][covariates];
    var logs = logHazards(coefficients);
    var risks = at(coefficients);
    var passed = new RiskTime(0, 0, covariates);
    int next = risks.size() - 1;
    // From the earliest on: who is at risk has gone through all hazards up to their own time.
    for (int to = order.length; to > 0; ) {
      int from = to - 1;
      while (from > 0 && together(to - 1, from - 1)) {
        from--;
      }
      if (to == order.length || stratum(to) != stratum(to - 1)) {
        passed = new RiskTime(0, 0, covariates);
      }
      var now = new RiskTime(0, 0, covariates);
      if (next >= 0 && risks.get(next).isAt(stratum(from), times.time(order[from]))) {
        now = risks.get(next--);
        passed.addHazard(now);
      }
      for (int k = from; k < to; k++) {
        now.residual(x[k], Math.exp(logs[k]), eventAt(k), passed, residuals[k]);
      }
      to = from;
    }
    return residuals;
  }
}
