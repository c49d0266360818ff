package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evenhand.audit.numeric.Interval;

/**
 * The proportional-hazards model (Cox, "Regression models and life-tables", JRSS B 34, 1972), as
 * {@code survival::coxph}: each observation's hazard is its stratum's, which may be any, times the
 * exponential of a sum of covariates. Weights are case weights as there: with Breslow's ties they
 * count as repetitions; with Efron's, tied events keep their number and share their weight.
 */
public final class CoxModel {
  private final CensoredTimes times;
  private final List<Covariate> covariates;
  private final int[] strata;
  private final Optional<int[]> clusters;
  private final Ties ties;

  private CoxModel(
      CensoredTimes times,
      List<Covariate> covariates,
      int[] strata,
      Optional<int[]> clusters,
      Ties ties) {
    this.times = times;
    this.covariates = covariates;
    this.strata = strata;
    this.clusters = clusters;
    this.ties = ties;
  }

  /** One stratum, independent observations, Efron's ties. */
  public static CoxModel of(CensoredTimes times, List<Covariate> covariates) {
    for (Covariate each : covariates) {
      times.requireOneEach("value of " + each.name(), each.size());
    }
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("no covariate");
    }
    if (covariates.stream().map(Covariate::name).distinct().count() < covariates.size()) {
      throw new IllegalArgumentException("two covariates of one name");
    }
    return new CoxModel(
        times, List.copyOf(covariates), new int[times.size()], Optional.empty(), Ties.EFRON);
  }

  /** The same within strata, one number for each observation. */
  public CoxModel withStrata(int[] numbers) {
    times.requireOneEach("stratum", numbers.length);
    return new CoxModel(times, covariates, numbers.clone(), clusters, ties);
  }

  /** The same with errors that hold if only clusters are independent (Lin & Wei, JASA 84, 1989). */
  public CoxModel withClusters(int[] numbers) {
    times.requireOneEach("cluster", numbers.length);
    return new CoxModel(times, covariates, strata, Optional.of(numbers.clone()), ties);
  }

  /** The same with ties of this kind. */
  public CoxModel withTies(Ties other) {
    return new CoxModel(times, covariates, strata, clusters, other);
  }

  CoxFit climb() {
    return new CoxFit(times, covariates, strata, ties);
  }

  CensoredTimes times() {
    return times;
  }

  List<Covariate> covariates() {
    return covariates;
  }

  /**
   * Fits it.
   *
   * @param level of confidence of the coefficients' intervals
   */
  public CoxFinding fit(double level) {
    double z = CurveScale.quantile(level);
    var fit = climb();
    var naive = new SemiDefinite(fit.best.information).inverse();
    var sandwich = clusters.map(each -> new Sandwich(fit, each));
    var variance =
        sandwich.map(s -> s.count() < 2 ? undefined(naive.length) : s.around(naive)).orElse(naive);
    var coefficients = new ArrayList<CoxCoefficient>();
    for (int j = 0; j < covariates.size(); j++) {
      coefficients.add(coefficient(fit, j, naive, variance, z, level));
    }
    return finding(fit, coefficients, sandwich, variance);
  }

  private static double[][] undefined(int size) {
    var matrix = new double[size][size];
    for (double[] row : matrix) {
      Arrays.fill(row, Double.NaN);
    }
    return matrix;
  }

  private CoxCoefficient coefficient(
      CoxFit fit, int number, double[][] naive, double[][] variance, double z, double level) {
    String name = covariates.get(number).name();
    int j = fit.kept.indexOf(number);
    if (j < 0) {
      return new CoxCoefficient(
          name, Double.NaN, Double.NaN, Double.NaN, none(level), Double.NaN, absent(fit));
    }
    if (fit.escape(j) != CoxFit.Escape.NONE) {
      return new CoxCoefficient(
          name,
          fit.escape(j).end,
          Double.NaN,
          Double.NaN,
          none(level),
          Double.NaN,
          Optional.of("the likelihood rises for ever with this coefficient"));
    }
    double scale = fit.likelihood.scale[j];
    double estimate = fit.best.coefficients[j] / scale;
    double error = Math.sqrt(variance[j][j]) / scale;
    var interval = new Interval(estimate - z * error, estimate + z * error, level);
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(estimate) / error);
    Optional<String> reason =
        Double.isNaN(error) ? Optional.of("one cluster alone has no variance") : Optional.empty();
    return new CoxCoefficient(
        name,
        estimate,
        Math.sqrt(naive[j][j]) / scale,
        error,
        interval,
        Double.isNaN(error) ? Double.NaN : p,
        reason);
  }

  private static Interval none(double level) {
    return new Interval(Double.NaN, Double.NaN, level);
  }

  private static Optional<String> absent(CoxFit fit) {
    return Optional.of(
        fit.likelihood.at(new double[fit.kept.size()]).isEmpty()
            ? "no events"
            : "it doesn't vary among those at risk when events came, or is a sum of those before"
                + " it");
  }

  private CoxFinding finding(
      CoxFit fit,
      List<CoxCoefficient> coefficients,
      Optional<Sandwich> sandwich,
      double[][] variance) {
    int freedom = fit.kept.size();
    var start = new SemiDefinite(fit.start.information);
    boolean monotone = fit.escapes();
    var around = new SemiDefinite(variance);
    boolean enough =
        sandwich.map(s -> s.count() > freedom && around.rank() == freedom).orElse(true);
    CoxTest wald =
        monotone || !enough
            ? CoxTest.undefined(freedom)
            : CoxTest.of(around.quadratic(fit.best.coefficients), freedom);
    int events = (int) Arrays.stream(fit.likelihood.order).filter(times::event).count();
    return new CoxFinding(
        coefficients,
        fit.likelihood.order.length,
        events,
        sandwich.map(Sandwich::count).orElse(0),
        fit.start.value,
        fit.best.value,
        CoxTest.of(2 * (fit.best.value - fit.start.value), freedom),
        wald,
        CoxTest.of(start.quadratic(fit.start.score), freedom),
        sandwich.map(s -> s.scoreTest(freedom)).orElse(CoxTest.undefined(freedom)),
        monotone,
        remark(monotone, enough, sandwich));
  }

  private static Optional<String> remark(
      boolean monotone, boolean enough, Optional<Sandwich> sandwich) {
    if (monotone) {
      return Optional.of(
          "The likelihood rises for ever: one side of a covariate had all events first.");
    }
    return enough
        ? Optional.empty()
        : sandwich.map(
            s -> s.count() + " clusters vary too little for a test of all coefficients.");
  }
}
