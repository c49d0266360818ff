package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The adjustment of one cluster that makes its part of the variance unbiased under the working
 * model: A = Φ^½ B^(-½) Φ^½ with B = Φ(I - U Uᵀ)Φ (Pustejovsky & Tipton 2018, equations 5 and 6),
 * where Φ holds the variances of single cases and U the rows, by the roots of their weights, in
 * units of the whole information. Cases that are alike share a row, which leaves everything as it
 * is, since A maps what is the same for all of them onto the same.
 *
 * <p>Directions in which a cluster alone decides a coefficient have no variance left in its
 * residuals; the inverse leaves them out (Moore and Penrose). There are as many as eigenvalues of
 * Uᵀ U that are 1.
 */
final class BellMcCaffrey {
  // Above so many different rows B is not decomposed; its root is integrated instead.
  private static final int DENSE = 300;
  private static final double ONE = 1 - 1e-11;

  private final double[][] rows;
  private final double[] variances;
  private final double[] residuals;
  private final int size;

  /**
   * Of a cluster.
   *
   * @param rows U, one row for each kind of case
   * @param variances the variance of one case of each kind
   * @param residuals each kind's sum of residuals, by the root of its weight
   */
  BellMcCaffrey(double[][] rows, double[] variances, double[] residuals, int size) {
    this.rows = rows;
    this.variances = variances;
    this.residuals = residuals;
    this.size = size;
  }

  /** The cluster's corrected score and what its degrees of freedom are made of. */
  Corrected corrected() {
    return corrected(DENSE);
  }

  /** The same, with B decomposed up to a number of rows. */
  Corrected corrected(int dense) {
    double[][] y = isEven() ? even() : uneven(dense);
    double[] score = new double[size];
    double[][] own = new double[size][size];
    double[][] cross = new double[size][size];
    for (int i = 0; i < rows.length; i++) {
      double phi = variances[i];
      for (int a = 0; a < size; a++) {
        score[a] += y[i][a] * phi * residuals[i];
        for (int b = 0; b < size; b++) {
          own[a][b] += y[i][a] * phi * phi * y[i][b];
          cross[a][b] += rows[i][a] * phi * y[i][b];
        }
      }
    }
    return new Corrected(score, own, cross);
  }

  private boolean isEven() {
    for (double variance : variances) {
      if (Math.abs(variance - variances[0]) > 1e-14 * variances[0]) {
        return false;
      }
    }
    return true;
  }

  private double[][] gram() {
    double[][] gram = new double[size][size];
    for (double[] u : rows) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          gram[a][b] += u[a] * u[b];
        }
      }
    }
    return gram;
  }

  /** With one variance for all, (I - U Uᵀ)^(-½) U = U (I - Uᵀ U)^(-½): small for any cluster. */
  private double[][] even() {
    double[][] rest = gram();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        rest[a][b] = (a == b ? 1 : 0) - rest[a][b];
      }
    }
    double[][] root = Symmetric.inverseRoot(rest, 1 - ONE);
    double[][] y = new double[rows.length][];
    for (int i = 0; i < y.length; i++) {
      y[i] = Recession.scaled(Symmetric.times(root, rows[i]), 1 / variances[i]);
    }
    return y;
  }

  private double[][] uneven(int dense) {
    var decided = decided();
    return rows.length <= dense ? dense(decided.size()) : integrated(decided);
  }

  /** Orthonormal directions of the rows in which B is zero: Φ⁻¹ U c where UᵀU c = c. */
  private List<double[]> decided() {
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(gram()));
    var directions = new ArrayList<double[]>();
    for (int e = 0; e < size; e++) {
      if (eigen.getEigenvalue(e) > ONE) {
        double[] c = eigen.getEigenvector(e).toArray();
        double[] direction = new double[rows.length];
        Arrays.setAll(direction, i -> Symmetric.dot(rows[i], c) / variances[i]);
        leaveOut(directions, direction);
        directions.add(Recession.scaled(direction, 1 / Recession.norm(direction)));
      }
    }
    return directions;
  }

  private static void leaveOut(List<double[]> directions, double[] v) {
    for (double[] direction : directions) {
      double dot = Symmetric.dot(direction, v);
      for (int i = 0; i < v.length; i++) {
        v[i] -= dot * direction[i];
      }
    }
  }

  /**
   * By the singular values of ΦK with K² = I - U Uᵀ, whose squares are B's eigenvalues: those keep
   * digits where chances near 0 or 1 make some variances tiny.
   */
  private double[][] dense(int zeros) {
    int k = rows.length;
    double[][] f = rootOfRest();
    for (int i = 0; i < k; i++) {
      f[i] = Recession.scaled(f[i], variances[i]);
    }
    var values = new SingularValueDecomposition(MatrixUtils.createRealMatrix(f));
    double[] singular = values.getSingularValues();
    double[][] y = new double[k][size];
    for (int e = 0; e < k - zeros; e++) {
      double[] v = values.getU().getColumn(e);
      for (int a = 0; a < size; a++) {
        double dot = 0;
        for (int i = 0; i < k; i++) {
          dot += v[i] * rows[i][a];
        }
        for (int i = 0; i < k; i++) {
          y[i][a] += dot / singular[e] * v[i];
        }
      }
    }
    return y;
  }

  private double[][] rootOfRest() {
    int k = rows.length;
    double[][] root = new double[k][k];
    for (int i = 0; i < k; i++) {
      root[i][i] = 1;
    }
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(gram()));
    for (int e = 0; e < size; e++) {
      double h = Math.min(1, eigen.getEigenvalue(e));
      double[] c = eigen.getEigenvector(e).toArray();
      double[] u = new double[k];
      Arrays.setAll(u, i -> Symmetric.dot(rows[i], c));
      // (√(1 - h) - 1) / h, without the difference.
      double factor = -1 / (1 + Math.sqrt(1 - h));
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          root[i][j] += factor * u[i] * u[j];
        }
      }
    }
    return root;
  }

  /**
   * B^(-½) U = 2/π ∫ (B + t²)⁻¹ U dt over t from 0 to ∞, by the trapezoidal rule in log t, which
   * converges geometrically (Hale, Higham & Trefethen 2008, "Computing A^α, log(A), and related
   * matrix functions by contour integrals", SIAM Journal on Numerical Analysis 46); each inverse is
   * that of a diagonal less a matrix of small rank (Woodbury).
   */
  private double[][] integrated(List<double[]> decided) {
    double[][] start = columns();
    for (double[] column : start) {
      leaveOut(decided, column);
    }
    double least = Arrays.stream(variances).min().orElseThrow();
    double most = Arrays.stream(variances).max().orElseThrow();
    double step = 0.25;
    double[][] sum = new double[size][rows.length];
    for (double s = Math.log(least) - 40; s <= Math.log(most) + 26; s += step) {
      double t = Math.exp(s);
      double[][] part = shiftedInverse(t * t, start);
      for (int a = 0; a < size; a++) {
        leaveOut(decided, part[a]);
        for (int i = 0; i < rows.length; i++) {
          sum[a][i] += 2 / Math.PI * step * t * part[a][i];
        }
      }
    }
    double[][] y = new double[rows.length][size];
    for (int i = 0; i < rows.length; i++) {
      for (int a = 0; a < size; a++) {
        y[i][a] = sum[a][i];
      }
    }
    return y;
  }

  private double[][] columns() {
    double[][] columns = new double[size][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int a = 0; a < size; a++) {
        columns[a][i] = rows[i][a];
      }
    }
    return columns;
  }

  private double[][] shiftedInverse(double shift, double[][] of) {
    double[][] inner = new double[size][size];
    for (int a = 0; a < size; a++) {
      inner[a][a] = 1;
    }
    for (int i = 0; i < rows.length; i++) {
      double square = variances[i] * variances[i];
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          inner[a][b] -= rows[i][a] * rows[i][b] * square / (square + shift);
        }
      }
    }
    double[][] root = Symmetric.cholesky(inner);
    double[][] product = new double[of.length][rows.length];
    for (int c = 0; c < of.length; c++) {
      double[] right = new double[size];
      for (int i = 0; i < rows.length; i++) {
        double phi = variances[i];
        for (int a = 0; a < size; a++) {
          right[a] += rows[i][a] * phi / (phi * phi + shift) * of[c][i];
        }
      }
      double[] solved = Symmetric.solve(root, right);
      for (int i = 0; i < rows.length; i++) {
        double phi = variances[i];
        product[c][i] = (of[c][i] + phi * Symmetric.dot(rows[i], solved)) / (phi * phi + shift);
      }
    }
    return product;
  }

  /** What a cluster adds. */
  static final class Corrected {
    final double[] score;
    final double[][] own;
    final double[][] cross;

    /**
     * Sums of a cluster.
     *
     * @param score its corrected score
     * @param own by which its own variance goes with a direction
     * @param cross by which its covariance with other clusters does
     */
    Corrected(double[] score, double[][] own, double[][] cross) {
      this.score = score;
      this.own = own;
      this.cross = cross;
    }
  }
}
