package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The logistic likelihood with Jeffreys' prior, half the log determinant of the information, as
 * penalty. Its slope adds to each residual the row's leverage times (1/2 - probability) (Heinze &
 * Schemper 2002, equation 3). The last coordinate may be held; the penalty is that of all
 * coordinates all the same, as in R's {@code logistf}.
 */
final class FirthLikelihood implements Function<double[], Newton.Point> {
  private final BinomialLikelihood plain;
  private final boolean held;
  private final double last;

  private FirthLikelihood(BinomialLikelihood plain, boolean held, double last) {
    this.plain = plain;
    this.held = held;
    this.last = last;
  }

  static FirthLikelihood of(BinomialLikelihood plain) {
    return new FirthLikelihood(plain, false, 0);
  }

  /** Over all coordinates but the last, which has a value. */
  FirthLikelihood holding(double value) {
    return new FirthLikelihood(plain, true, value);
  }

  /** What its information is about proportional to. */
  double scale() {
    return Firth.scale(plain);
  }

  /** About what a step costs: rows by cubed columns. */
  double work() {
    return plain.frame().rows().length * Math.pow(plain.frame().size(), 3);
  }

  @Override
  public Newton.Point apply(double[] at) {
    int size = plain.frame().size();
    double[] whole = Arrays.copyOf(at, size);
    if (held) {
      whole[size - 1] = last;
    }
    var point = plain.apply(whole);
    if (!Double.isFinite(point.value)) {
      // Too far to be told: no way up.
      return new Newton.Point(at, Double.NaN, point.score, point.information);
    }
    double[] eta = plain.predictors(whole);
    double[][] root = Symmetric.cholesky(point.information);
    double[][] inverse = Symmetric.inverse(root);
    double[] leverages = new double[eta.length];
    double[] residuals = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      double[] q = plain.frame().point(i);
      leverages[i] = plain.weight(i, eta[i]) * Symmetric.form(q, inverse, q);
      // Half less the probability, without losing digits near certainty.
      residuals[i] = plain.residual(i, eta[i]) - leverages[i] * Math.tanh(eta[i] / 2) / 2;
    }
    double value = point.value + Symmetric.logDeterminant(root) / 2;
    double[][] bend = curvature(point.information, inverse, eta, leverages);
    double[][] part = new double[at.length][];
    Arrays.setAll(part, a -> Arrays.copyOf(bend[a], at.length));
    return new Newton.Point(at, value, plain.score(residuals, at.length), part);
  }

  /**
   * Minus the penalised likelihood's second derivatives. Scoring with the information alone takes
   * hundreds of steps where a profile is followed far out.
   */
  private double[][] curvature(
      double[][] information, double[][] inverse, double[] eta, double[] leverages) {
    int size = information.length;
    double[][][] bends = leverageBends(inverse, eta);
    double[][] sum = new double[size][size];
    for (int i = 0; i < eta.length; i++) {
      double[] q = plain.frame().point(i);
      double half = -Math.tanh(eta[i] / 2) / 2;
      double fall = leverages[i] * Logit.variance(eta[i]);
      for (int b = 0; b < size; b++) {
        double rise =
            2 * half * q[b] * leverages[i]
                - plain.weight(i, eta[i]) * Symmetric.form(q, bends[b], q);
        for (int a = 0; a < size; a++) {
          sum[a][b] += q[a] * (fall * q[b] - half * rise);
        }
      }
    }
    double[][] whole = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        whole[a][b] = information[a][b] + (sum[a][b] + sum[b][a]) / 2;
      }
    }
    return whole;
  }

  /** I⁻¹ (∂I/∂b) I⁻¹ for each coordinate b. */
  private double[][][] leverageBends(double[][] inverse, double[] eta) {
    int size = inverse.length;
    double[][][] bends = new double[size][][];
    for (int b = 0; b < size; b++) {
      double[] slopes = new double[eta.length];
      double[] column = plain.frame().basis(b);
      for (int i = 0; i < eta.length; i++) {
        slopes[i] = -Math.tanh(eta[i] / 2) * plain.weight(i, eta[i]) * column[i];
      }
      double[][] slope = plain.information(slopes, size);
      double[][] half = new double[size][];
      for (int a = 0; a < size; a++) {
        half[a] = Symmetric.times(slope, inverse[a]);
      }
      bends[b] = new double[size][];
      for (int a = 0; a < size; a++) {
        double[] row = new double[size];
        for (int c = 0; c < size; c++) {
          row[c] = Symmetric.dot(half[c], inverse[a]);
        }
        bends[b][a] = row;
      }
    }
    return bends;
  }
}
