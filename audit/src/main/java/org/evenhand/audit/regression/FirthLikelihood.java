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

  @Override
  public Newton.Point apply(double[] at) {
    int size = plain.frame().size();
    double[] whole = Arrays.copyOf(at, size);
    if (held) {
      whole[size - 1] = last;
    }
    var point = plain.apply(whole);
    double[] eta = plain.predictors(whole);
    double[][] root = Symmetric.cholesky(point.information);
    double[] residuals = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      double leverage = plain.weight(i, eta[i]) * squaredLength(root, i);
      // Half less the probability, without losing digits near certainty.
      residuals[i] = plain.residual(i, eta[i]) - leverage * Math.tanh(eta[i] / 2) / 2;
    }
    double value = point.value + Symmetric.logDeterminant(root) / 2;
    double[][] information = new double[at.length][];
    Arrays.setAll(information, a -> Arrays.copyOf(point.information[a], at.length));
    return new Newton.Point(at, value, plain.score(residuals, at.length), information);
  }

  /** qᵀ I⁻¹ q by the factor of I. */
  private double squaredLength(double[][] root, int row) {
    double[] x = plain.frame().point(row);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int a = 0; a < i; a++) {
        x[i] -= root[i][a] * x[a];
      }
      x[i] /= root[i][i];
      sum += x[i] * x[i];
    }
    return sum;
  }
}
