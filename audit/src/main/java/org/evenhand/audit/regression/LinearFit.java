package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A linear model. */
public final class LinearFit {
  private final Scores scores;
  private final Estimates estimates;
  private final double variance;
  private final double degrees;

  private LinearFit(Scores scores, Estimates estimates, double variance, double degrees) {
    this.scores = scores;
    this.estimates = estimates;
    this.variance = variance;
    this.degrees = degrees;
  }

  /**
   * Fits.
   *
   * @param variances the variance of one case of each row, up to a common factor
   * @param count how many cases the rows stand for
   * @param within the weighted squares of responses about their rows' means
   */
  static LinearFit of(
      Frame frame, double[] y, double[] weight, double[] variances, double count, double within) {
    double[] at = new double[frame.size()];
    double[] residual = y.clone();
    // The second pass takes away what rounding left of the first.
    for (int pass = 0; pass < 2; pass++) {
      for (int a = 0; a < at.length; a++) {
        double[] q = frame.basis(a);
        double dot = 0;
        for (int i = 0; i < q.length; i++) {
          dot += frame.weights()[i] * q[i] * residual[i];
        }
        at[a] += dot;
        for (int i = 0; i < q.length; i++) {
          residual[i] -= dot * q[i];
        }
      }
    }
    double sum = Arrays.stream(weight).sum();
    double squares = within;
    double[] pull = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      squares += weight[i] * residual[i] * residual[i];
      pull[i] = weight[i] * residual[i];
    }
    double degrees = count - at.length;
    double variance = degrees > 0 ? squares / degrees : Double.NaN;
    double[][] covariance = new double[at.length][at.length];
    for (int a = 0; a < at.length; a++) {
      covariance[a][a] = variance / sum;
    }
    var estimates = frame.estimates(at, covariance);
    return new LinearFit(new Scores(frame, weight, pull, variances), estimates, variance, degrees);
  }

  /** Coefficients and their covariance; without errors when no degrees of freedom are left. */
  public Estimates estimates() {
    return estimates;
  }

  /** Coefficients with t, p and intervals. */
  public List<Coefficient> coefficients(double level) {
    var list = new ArrayList<Coefficient>();
    for (int j = 0; j < estimates().size(); j++) {
      list.add(estimates().coefficient(j, degrees, level));
    }
    return List.copyOf(list);
  }

  /** The variance about the line; {@code NaN} when no degrees of freedom are left. */
  public double variance() {
    return variance;
  }

  /** Cases less coefficients. */
  public double degrees() {
    return degrees;
  }

  Scores scores() {
    return scores;
  }

  /** The residuals without a column, in a basis that has it last. */
  Scores withLast(int column) {
    var frame = scores.frame().withLast(column);
    double coordinate = estimates.value(column) * frame.lastScale();
    double[] last = frame.basis(frame.size() - 1);
    double[] weights = new double[last.length];
    double[] residuals = new double[last.length];
    double[] variances = new double[last.length];
    for (int i = 0; i < last.length; i++) {
      weights[i] = scores.weight(i);
      variances[i] = scores.variance(i);
      residuals[i] = scores.residual(i) + weights[i] * coordinate * last[i];
    }
    return new Scores(frame, weights, residuals, variances);
  }
}
