package org.evenhand.audit.times;

import java.util.Arrays;

/**
 * A symmetric matrix of which some rows may depend on earlier ones; those are left out, as R's
 * {@code cholesky2} does. Hipparchus' decompositions with a tolerance choose their rows by size
 * instead, so that a user could not foretell which of two equal columns is kept.
 */
final class SemiDefinite {
  /** A row is a sum of earlier ones if less than this of its diagonal is left without them. */
  private static final double DEPENDENT = 1e-10;

  private final double[][] lower;
  private final double[] pivots;

  /**
   * @param matrix its lower triangle is read
   */
  SemiDefinite(double[][] matrix) {
    this(matrix, DEPENDENT);
  }

  /**
   * @param dependent what of a diagonal is left of a row that is a sum of earlier ones
   */
  SemiDefinite(double[][] matrix, double dependent) {
    int n = matrix.length;
    lower = new double[n][n];
    pivots = new double[n];
    for (int j = 0; j < n; j++) {
      double pivot = matrix[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= lower[j][k] * lower[j][k] * pivots[k];
      }
      boolean kept = pivot > dependent * matrix[j][j] && pivot > 1e-300 && Double.isFinite(pivot);
      pivots[j] = kept ? pivot : 0;
      lower[j][j] = 1;
      for (int i = j + 1; i < n && kept; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k] * pivots[k];
        }
        lower[i][j] = sum / pivot;
      }
    }
  }

  int rank() {
    return (int) Arrays.stream(pivots).filter(pivot -> pivot > 0).count();
  }

  boolean keeps(int row) {
    return pivots[row] > 0;
  }

  /** A solution that is 0 in the rows left out. */
  double[] solve(double[] right) {
    int n = pivots.length;
    var x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= keeps(i) ? lower[i][k] * x[k] : 0;
      }
      x[i] = keeps(i) ? x[i] : 0;
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] = keeps(i) ? x[i] / pivots[i] : 0;
      for (int k = i + 1; k < n; k++) {
        x[i] -= keeps(i) ? lower[k][i] * x[k] : 0;
      }
    }
    return x;
  }

  /** How much a vector is, in units of the matrix: x'A⁻x. */
  double quadratic(double[] x) {
    double sum = 0;
    var solved = solve(x);
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * solved[i];
    }
    return sum;
  }

  /** The inverse, with zeros in the rows and columns left out. */
  double[][] inverse() {
    var inverse = new double[pivots.length][];
    for (int i = 0; i < pivots.length; i++) {
      var unit = new double[pivots.length];
      unit[i] = keeps(i) ? 1 : 0;
      inverse[i] = solve(unit);
    }
    return inverse;
  }
}
