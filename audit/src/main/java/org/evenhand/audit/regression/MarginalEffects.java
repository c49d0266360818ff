package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Average marginal effects of a logistic regression, with errors by the delta method, the cases
 * taken as they are (R's {@code margins}; statsmodels' {@code get_margeff(dummy=True)}). A column
 * that holds 0 and 1 alone is a difference; a factor's level is a difference from the reference
 * level; any other column is a slope. A column made of another (a square, a spline) is taken as if
 * it could move alone.
 */
public final class MarginalEffects {
  private final Trials trials;
  private final Design design;
  private final Estimates estimates;
  private final Coordinates fit;
  private final double degrees;

  private MarginalEffects(Trials trials, Estimates estimates, double degrees) {
    this.trials = trials;
    this.degrees = degrees;
    this.design = trials.design();
    this.estimates = estimates;
    this.fit = estimates.coordinates();
  }

  /** Of a maximum likelihood fit; undefined when outcomes are separated. */
  public static List<MarginalEffect> of(LogisticFit fit, double level) {
    String reason =
        fit.separation().found() ? "no finite estimates, since the outcomes are separated" : "";
    return new MarginalEffects(fit.trials(), fit.estimates(), Double.POSITIVE_INFINITY)
        .all(level, reason);
  }

  /** Of a fit by Firth's penalised likelihood. */
  public static List<MarginalEffect> of(FirthFit fit, double level) {
    return new MarginalEffects(fit.trials(), fit.estimates(), Double.POSITIVE_INFINITY)
        .all(level, "");
  }

  /** Of a maximum likelihood fit with another covariance, such as a cluster-robust one. */
  public static List<MarginalEffect> of(LogisticFit fit, ClusterRobust robust, double level) {
    String reason =
        fit.separation().found() ? "no finite estimates, since the outcomes are separated" : "";
    return new MarginalEffects(fit.trials(), robust.estimates(), Double.POSITIVE_INFINITY)
        .all(level, reason);
  }

  /** Of a sample: an average over the population, with the design's errors and t distribution. */
  public static List<MarginalEffect> of(LogisticFit fit, SampleErrors errors, double level) {
    String reason =
        fit.separation().found() ? "no finite estimates, since the outcomes are separated" : "";
    return new MarginalEffects(fit.trials(), errors.estimates(), errors.degrees())
        .all(level, reason);
  }

  private List<MarginalEffect> all(double level, String reason) {
    var effects = new ArrayList<MarginalEffect>();
    for (int j = 0; j < design.columns(); j++) {
      if (!design.names().get(j).equals(Design.INTERCEPT)) {
        effects.add(effect(j, level, reason.isEmpty() ? estimates.reason(j) : reason));
      }
    }
    return List.copyOf(effects);
  }

  // Aliased columns say nothing beyond the others.
  private double coefficient(int j) {
    return Double.isNaN(estimates.value(j)) ? 0 : estimates.value(j);
  }

  private MarginalEffect effect(int j, double level, String reason) {
    var kind = kind(j);
    var sum = new Average();
    if (reason.isEmpty()) {
      int[] rows = fit.frame().rows();
      double cases = trials.cases();
      for (int i = 0; i < rows.length; i++) {
        double share = trials.total(rows[i]) / cases;
        double[] point = fit.frame().point(i);
        if (kind == MarginalEffect.Kind.SLOPE) {
          sum.slope(share, j, point);
        } else {
          sum.chance(share, moved(point, rows[i], j, 1, kind));
          sum.chance(-share, moved(point, rows[i], j, 0, kind));
        }
      }
    }
    double value = reason.isEmpty() ? sum.value : Double.NaN;
    double error = reason.isEmpty() ? Math.sqrt(fit.variance(sum.slopes)) : Double.NaN;
    String name = design.names().get(j);
    return new MarginalEffect(Coefficient.of(name, value, error, degrees, level, reason), kind);
  }

  /** A row's point with the column set to a value, the other levels of its factor to 0. */
  private double[] moved(double[] point, int row, int j, double set, MarginalEffect.Kind kind) {
    double[] moved = point.clone();
    for (int l = 0; l < design.columns(); l++) {
      boolean level = kind == MarginalEffect.Kind.LEVEL_DIFFERENCE;
      if (l == j || (level && design.term(l) == design.term(j))) {
        shift(moved, l, (l == j ? set : 0) - design.value(row, l));
      }
    }
    return moved;
  }

  /** Adds to a point what moving a column by so much adds to the coordinates of its row. */
  private void shift(double[] point, int column, double by) {
    int place = fit.frame().place(column);
    if (place >= 0 && by != 0) {
      double[] coefficient = fit.frame().coefficientOf(place);
      for (int a = 0; a < point.length; a++) {
        point[a] += by * coefficient[a];
      }
    }
  }

  private MarginalEffect.Kind kind(int j) {
    if (design.isLevel(j)) {
      return MarginalEffect.Kind.LEVEL_DIFFERENCE;
    }
    for (int i = 0; i < design.rows(); i++) {
      double value = design.value(i, j);
      if (value != 0 && value != 1 && trials.total(i) > 0) {
        return MarginalEffect.Kind.SLOPE;
      }
    }
    return MarginalEffect.Kind.DIFFERENCE;
  }

  /** An average over cases, and its slopes by the fit's coordinates. */
  private final class Average {
    private final double[] slopes = new double[fit.frame().size()];
    private double value;

    void chance(double share, double[] point) {
      double eta = fit.predictor(point);
      value += share * Logit.probability(eta);
      for (int a = 0; a < slopes.length; a++) {
        slopes[a] += share * Logit.variance(eta) * point[a];
      }
    }

    void slope(double share, int j, double[] point) {
      double eta = fit.predictor(point);
      double variance = Logit.variance(eta);
      double bend = -Math.tanh(eta / 2) * variance;
      value += share * variance * coefficient(j);
      for (int a = 0; a < slopes.length; a++) {
        slopes[a] += share * coefficient(j) * bend * point[a];
      }
      shift(slopes, j, share * variance);
    }
  }
}
