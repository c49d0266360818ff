package org.evenhand.audit.analysis;

/**
 * Weighted least squares over rows of which most columns are 0, added one at a time, so that
 * millions of rows need the memory of the columns alone. Columns that others explain get the
 * coefficient 0 (Goodnight 1979, "A Tutorial on the SWEEP Operator", The American Statistician 33).
 */
final class NormalEquations {
  private static final double ALIASED = 1e-9;

  private final int columns;
  private final double[][] cross;
  private final double[] diagonal;

  /** Of so many columns, the outcome not counted. */
  NormalEquations(int columns) {
    this.columns = columns;
    this.cross = new double[columns][columns + 1];
    this.diagonal = new double[columns];
  }

  /** Adds a row: its outcome, its weight, and what stands in its columns that are not 0. */
  void add(int[] column, double[] value, int used, double outcome, double weight) {
    for (int i = 0; i < used; i++) {
      var row = cross[column[i]];
      double scaled = weight * value[i];
      for (int j = 0; j < used; j++) {
        row[column[j]] += scaled * value[j];
      }
      row[columns] += scaled * outcome;
    }
  }

  /** The coefficients; the equations can't be used again. */
  double[] solve() {
    for (int k = 0; k < columns; k++) {
      diagonal[k] = cross[k][k];
    }
    var swept = new boolean[columns];
    for (int k = 0; k < columns; k++) {
      if (cross[k][k] > ALIASED * diagonal[k] && diagonal[k] > 0) {
        sweep(k);
        swept[k] = true;
      }
    }
    var coefficients = new double[columns];
    for (int k = 0; k < columns; k++) {
      coefficients[k] = swept[k] ? cross[k][columns] : 0;
    }
    return coefficients;
  }

  private void sweep(int k) {
    double pivot = cross[k][k];
    var row = cross[k];
    for (int j = 0; j <= columns; j++) {
      row[j] /= pivot;
    }
    for (int i = 0; i < columns; i++) {
      double factor = cross[i][k];
      if (i != k && factor != 0) {
        var other = cross[i];
        for (int j = 0; j <= columns; j++) {
          other[j] -= factor * row[j];
        }
        other[k] = -factor / pivot;
      }
    }
    row[k] = 1 / pivot;
  }
}
