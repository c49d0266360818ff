package org.evenhand.audit.analysis;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.evenhand.audit.result.Figure;

/**
 * How much more the exposed got than comparable others: weighted least squares over organisations
 * of what is left of their mean outcome on the exposure, both after controls (Frisch, Waugh &
 * Lovell), with a sandwich variance after the manner of HC2 (MacKinnon & White 1985): each residual
 * counts for the exposure's own leverage, and the controls' are made up for together, by n/(n − k)
 * as in HC1. The degrees of freedom are Satterthwaite's for a sum of squares whose shares these
 * leverages are, 1/Σ share² − 1; Bell & McCaffrey (2002) have them exactly, at the cost of a matrix
 * of all organisations. An organisation is one unit however many rulings it had.
 */
record Difference(double estimate, double error, double freedom, int organisations) {
  private static final double POWER = 0.8;

  static Difference of(Adjusted outcome, double[] exposure, Controls controls) {
    int count = exposure.length;
    var weight = new double[count];
    int used = 0;
    for (int i = 0; i < count; i++) {
      weight[i] = Double.isNaN(exposure[i]) ? 0 : outcome.weight(i);
      used += weight[i] > 0 ? 1 : 0;
    }
    var x = controls.residuals(exposure, weight);
    var means = new double[count];
    for (int i = 0; i < count; i++) {
      means[i] = weight[i] > 0 ? outcome.mean(i) : Double.NaN;
    }
    var y = controls.residuals(means, weight);
    double square = 0;
    double product = 0;
    for (int i = 0; i < count; i++) {
      if (weight[i] > 0) {
        square += weight[i] * x[i] * x[i];
        product += weight[i] * x[i] * y[i];
      }
    }
    if (!(square > 1e-9)) {
      return new Difference(Double.NaN, Double.NaN, Double.NaN, used);
    }
    return sandwich(weight, x, y, square, product / square, used, controls.columns());
  }

  private static Difference sandwich(
      double[] weight,
      double[] x,
      double[] y,
      double square,
      double slope,
      int used,
      int controls) {
    double meat = 0;
    double fourth = 0;
    for (int i = 0; i < x.length; i++) {
      if (weight[i] > 0) {
        double share = weight[i] * x[i] * x[i] / square;
        double pull = weight[i] * x[i] * (y[i] - slope * x[i]);
        meat += pull * pull / Math.max(1e-6, 1 - share);
        fourth += share * share;
      }
    }
    // The degrees of freedom of a sum of squares in which few organisations weigh most: 1/Σ share²,
    // less the slope's own.
    int left = Math.max(1, used - controls - 1);
    double freedom = Math.max(1, Math.min(left, 1 / fourth - 1));
    // The controls took degrees of freedom, too: the correction that HC1 makes.
    return new Difference(slope, Math.sqrt(meat * used / left) / square, freedom, used);
  }

  /** Divided by a deviation. */
  Difference per(double unit) {
    return new Difference(estimate / unit, error / unit, freedom, organisations);
  }

  /** Half the width of an interval of a level. */
  double half(double level) {
    return Double.isNaN(error)
        ? Double.NaN
        : TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2) * error;
  }

  /** Whether the interval of a level lies within ±X. */
  boolean within(double x, double level) {
    return Math.abs(estimate) + half(level) < x;
  }

  /** The smallest difference that would be seen with power 0.8 at a level of error. */
  double detectable(double alpha) {
    return half(1 - alpha)
        + NormalDistribution.of(0, 1).inverseCumulativeProbability(POWER) * error;
  }

  /** How likely a true difference of that size is seen at a level of error, on either side. */
  double power(double size, double alpha) {
    var t = TDistribution.of(freedom);
    double limit = t.inverseSurvivalProbability(alpha / 2);
    // The estimate's error by Student's t and not its noncentral kin: within 0.01 of it from ten
    // degrees of freedom on.
    return t.survivalProbability(limit - size / error)
        + t.survivalProbability(limit + size / error);
  }

  /** The same with so many times the organisations, as alike as these are. */
  Difference of(double times) {
    return new Difference(
        estimate,
        error / Math.sqrt(times),
        Math.max(1, (freedom + 1) * times - 1),
        (int) Math.round(organisations * times));
  }

  double p() {
    return Double.isNaN(error)
        ? Double.NaN
        : 2 * TDistribution.of(freedom).survivalProbability(Math.abs(estimate / error));
  }

  Figure figure(String name, double level) {
    double half = half(level);
    return Figure.of(name, estimate, error, estimate - half, estimate + half, level);
  }
}
