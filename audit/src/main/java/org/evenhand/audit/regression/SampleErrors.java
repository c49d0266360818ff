package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Standard errors of a logistic regression on a sample whose units were drawn with unequal chances:
 * Taylor linearisation (Binder 1983, "On the variances of asymptotically normal estimators from
 * complex surveys", International Statistical Review 51), units taken as drawn with replacement, as
 * R's {@code survey::svyglm}. The unit in which weights are given changes nothing.
 */
public final class SampleErrors {
  private final Estimates estimates;
  private final double degrees;

  private SampleErrors(Estimates estimates, double degrees) {
    this.estimates = estimates;
    this.degrees = degrees;
  }

  /**
   * Of a fit whose rows are rows of the sample, with weights as totals.
   *
   * @param unit the unit of each row of the design, from 0
   * @param units how many units were drawn
   */
  public static SampleErrors of(LogisticFit fit, int[] unit, int units) {
    var scores = fit.scores();
    var frame = scores.frame();
    // Coefficients that have no finite estimate were fitted, too.
    var trials = fit.trials();
    double degrees = (double) units - Frame.of(trials.design(), trials.totals()).size();
    if (degrees < 1) {
      String[] why = new String[frame.design().columns()];
      Arrays.setAll(
          why,
          j ->
              fit.estimates().reason(j).isEmpty()
                  ? "no more units were drawn than there are coefficients"
                  : fit.estimates().reason(j));
      return new SampleErrors(fit.estimates().without(why), Double.NaN);
    }
    var robust = frame.estimates(new double[frame.size()], covariance(scores, unit, units));
    return new SampleErrors(fit.estimates().withCovarianceOf(robust), degrees);
  }

  private static double[][] covariance(Scores fit, int[] unit, int units) {
    int k = fit.frame().size();
    double[][] sums = new double[units][k];
    double[][] information = new double[k][k];
    for (int i = 0; i < fit.frame().rows().length; i++) {
      double[] q = fit.frame().point(i);
      double[] sum = sums[unit[fit.frame().rows()[i]]];
      for (int a = 0; a < k; a++) {
        sum[a] += fit.residual(i) * q[a];
        for (int b = 0; b < k; b++) {
          information[a][b] += fit.weight(i) * q[a] * q[b];
        }
      }
    }
    var inverse = Symmetric.inverse(Symmetric.cholesky(information));
    double[][] covariance = new double[k][k];
    double factor = units / (units - 1.0);
    for (double[] sum : sums) {
      double[] moved = Symmetric.times(inverse, sum);
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          covariance[a][b] += factor * moved[a] * moved[b];
        }
      }
    }
    return covariance;
  }

  /** Coefficients with the design's covariance. */
  Estimates estimates() {
    return estimates;
  }

  /** Degrees of freedom: units drawn less coefficients. */
  public double degrees() {
    return degrees;
  }

  /** Coefficients with t, p and intervals. */
  public List<Coefficient> coefficients(double level) {
    var list = new ArrayList<Coefficient>();
    for (int j = 0; j < estimates.size(); j++) {
      list.add(estimates.coefficient(j, degrees, level));
    }
    return List.copyOf(list);
  }
}
