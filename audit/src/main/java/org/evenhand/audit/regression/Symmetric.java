package org.evenhand.audit.regression;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/** Arithmetic of small symmetric matrices. */
final class Symmetric {
  private Symmetric() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] times(double[][] m, double[] v) {
    double[] product = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      product[i] = dot(m[i], v);
    }
    return product;
  }

  /** aᵀ M b. */
  static double form(double[] a, double[][] m, double[] b) {
    return dot(a, times(m, b));
  }

  /**
   * The lower Cholesky factor. Where the matrix is not positive definite, a ridge is added to the
   * diagonal, as Levenberg and Marquardt do, until it is: a step stays uphill.
   */
  static double[][] cholesky(double[][] m) {
    double ridge = 0;
    double trace = 0;
    for (int i = 0; i < m.length; i++) {
      trace += Math.abs(m[i][i]);
    }
    while (true) {
      double[][] l = factor(m, ridge);
      if (l.length == m.length) {
        return l;
      }
      ridge = ridge == 0 ? Math.max(1e-14 * trace, Double.MIN_NORMAL) : ridge * 10;
      if (!Double.isFinite(ridge)) {
        throw new IllegalArgumentException("a matrix with infinite or missing entries");
      }
    }
  }

  // Empty when the matrix is not positive definite.
  private static double[][] factor(double[][] m, double ridge) {
    int k = m.length;
    double[][] l = new double[k][k];
    for (int j = 0; j < k; j++) {
      double d = m[j][j] + ridge;
      for (int a = 0; a < j; a++) {
        d -= l[j][a] * l[j][a];
      }
      if (!(d > 1e-15 * Math.abs(m[j][j]))) {
        return new double[0][];
      }
      l[j][j] = Math.sqrt(d);
      for (int i = j + 1; i < k; i++) {
        double sum = m[i][j];
        for (int a = 0; a < j; a++) {
          sum -= l[i][a] * l[j][a];
        }
        l[i][j] = sum / l[j][j];
      }
    }
    return l;
  }

  /** Solves L Lᵀ x = b. */
  static double[] solve(double[][] l, double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int a = 0; a < i; a++) {
        x[i] -= l[i][a] * x[a];
      }
      x[i] /= l[i][i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      for (int a = i + 1; a < x.length; a++) {
        x[i] -= l[a][i] * x[a];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  /** The inverse of L Lᵀ. */
  static double[][] inverse(double[][] l) {
    double[][] inverse = new double[l.length][];
    for (int j = 0; j < l.length; j++) {
      double[] unit = new double[l.length];
      unit[j] = 1;
      inverse[j] = solve(l, unit);
    }
    return inverse;
  }

  /** The log determinant of L Lᵀ. */
  static double logDeterminant(double[][] l) {
    double sum = 0;
    for (int i = 0; i < l.length; i++) {
      sum += 2 * Math.log(l[i][i]);
    }
    return sum;
  }

  /** The inverse square root; directions of eigenvalues not above the least give zero. */
  static double[][] inverseRoot(double[][] m, double least) {
    int k = m.length;
    // Sums in another order differ in their last digits; the decomposition wants none.
    double[][] even = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        even[i][j] = (m[i][j] + m[j][i]) / 2;
      }
    }
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(even));
    double[][] root = new double[k][k];
    for (int e = 0; e < k; e++) {
      double value = eigen.getEigenvalue(e);
      if (value > least) {
        double[] v = eigen.getEigenvector(e).toArray();
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            root[i][j] += v[i] * v[j] / Math.sqrt(value);
          }
        }
      }
    }
    return root;
  }
}
