package org.evenhand.audit.regression;

import java.util.Optional;

/**
 * The rate by dose that a logistic regression on a restricted cubic spline of it fits, nothing else
 * held fixed: the line of a plot, beside {@link SplineTrend}'s tests.
 */
public final class SplineFit {
  private final double[] knots;
  private final double[] coefficients;

  private SplineFit(double[] knots, double[] coefficients) {
    this.knots = knots;
    this.coefficients = coefficients;
  }

  /**
   * Fits with knots at quantiles of the dose; empty where the doses are too few to bend, or a
   * coefficient is not defined.
   *
   * @param dose of each row
   * @param yes how many of each row had the outcome
   * @param all how many each row stands for
   * @param knots how many knots, from 3 to 7
   */
  public static Optional<SplineFit> of(double[] dose, double[] yes, double[] all, int knots) {
    var at = CubicSpline.knots(dose, all, knots);
    if (at.length < 3) {
      return Optional.empty();
    }
    var basis = CubicSpline.basis(dose, at);
    var builder = Design.withIntercept(dose.length).numeric("dose", dose);
    for (int j = 0; j < basis.length; j++) {
      builder = builder.numeric("bend " + j, basis[j]);
    }
    var estimates = Logistic.fit(Trials.of(builder.build(), yes, all)).estimates();
    var coefficients = new double[estimates.size()];
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = estimates.value(j);
      if (!Double.isFinite(coefficients[j])) {
        return Optional.empty();
      }
    }
    return Optional.of(new SplineFit(at, coefficients));
  }

  /** The fitted rate at a dose. */
  public double rate(double dose) {
    var bends = CubicSpline.basis(new double[] {dose}, knots);
    double score = coefficients[0] + coefficients[1] * dose;
    for (int j = 0; j < bends.length; j++) {
      score += coefficients[2 + j] * bends[j][0];
    }
    return 1 / (1 + Math.exp(-score));
  }
}
