package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A design in a basis fit for arithmetic: X = QR with columns of Q orthonormal under the rows'
 * weights, so that neither scale, nor distance from zero, nor kinship of the columns costs digits.
 * Made by Gram–Schmidt with one repetition, which suffices (Giraud, Langou, Rozložník & van den
 * Eshof 2005, "Rounding error analysis of the classical Gram–Schmidt orthogonalization process",
 * Numerische Mathematik 101). Columns that vanish on the way are aliased, and the later ones are
 * dropped, as R's {@code glm} does (tolerance 1e-11).
 */
final class Frame {
  private static final double ALIASED = 1e-11;
  // What rounding leaves of a column that is a combination of columns far from zero.
  private static final double ROUNDING = 1e-14;

  private final Design design;
  private final int[] rows;
  private final double[] weights;
  private final List<Integer> kept = new ArrayList<>();
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> triangle = new ArrayList<>();
  private final String[] reasons;
  private double[][] inverse = new double[0][];

  private Frame(Design design, double[] weight) {
    this.design = design;
    this.rows = positive(weight);
    this.weights = new double[rows.length];
    this.reasons = new String[design.columns()];
    Arrays.fill(reasons, "");
    double sum = 0;
    for (int row : rows) {
      sum += weight[row];
    }
    for (int i = 0; i < rows.length; i++) {
      weights[i] = weight[rows[i]] / sum;
    }
  }

  /** The frame of the columns that are not aliased on the rows of positive weight. */
  static Frame of(Design design, double[] weight) {
    var frame = new Frame(design, weight);
    for (int j = 0; j < design.columns(); j++) {
      frame.take(j, true);
    }
    frame.inverse = frame.invert();
    return frame;
  }

  /**
   * The same columns with one of them last: its coefficient is then the last coordinate's alone.
   */
  Frame withLast(int column) {
    return reordered(spread(), true, column, false);
  }

  /** The same over other rows, where further columns may turn out to be aliased. */
  Frame withLast(int column, double[] weight) {
    return reordered(weight, true, column, true);
  }

  /** The same without a column. */
  Frame without(int column) {
    return reordered(spread(), false, column, false);
  }

  private Frame reordered(double[] weight, boolean with, int column, boolean mayDrop) {
    var frame = new Frame(design, weight);
    System.arraycopy(reasons, 0, frame.reasons, 0, reasons.length);
    for (int j : kept) {
      if (j != column) {
        frame.take(j, mayDrop);
      }
    }
    if (with) {
      frame.take(column, mayDrop);
    }
    frame.inverse = frame.invert();
    return frame;
  }

  /** The weights over all rows of the design. */
  private double[] spread() {
    double[] full = new double[design.rows()];
    for (int i = 0; i < rows.length; i++) {
      full[rows[i]] = weights[i];
    }
    return full;
  }

  private static int[] positive(double[] weight) {
    int count = 0;
    for (double w : weight) {
      count += w > 0 ? 1 : 0;
    }
    int[] rows = new int[count];
    int at = 0;
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] > 0) {
        rows[at++] = i;
      }
    }
    return rows;
  }

  private void take(int column, boolean mayDrop) {
    double[] v = new double[rows.length];
    double largest = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] = design.value(rows[i], column);
      largest = Math.max(largest, Math.abs(v[i]));
    }
    if (largest == 0) {
      reasons[column] = rows.length == 0 ? "no rows" : "zero in every row";
      return;
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= largest;
    }
    double raw = norm(v);
    double[] r = new double[kept.size() + 1];
    double centred = project(v, r);
    double rest = norm(v);
    if (mayDrop && rest <= Math.max(ALIASED * centred, ROUNDING * raw)) {
      boolean constant = centred <= 100 * ROUNDING * raw;
      reasons[column] = constant ? "the same in every row" : "a combination of earlier columns";
      return;
    }
    keep(column, v, r, rest, largest);
  }

  private void keep(int column, double[] v, double[] r, double rest, double largest) {
    r[kept.size()] = rest;
    for (int i = 0; i < v.length; i++) {
      v[i] /= rest;
    }
    for (int i = 0; i < r.length; i++) {
      r[i] *= largest;
    }
    kept.add(column);
    basis.add(v);
    triangle.add(r);
  }

  /** Takes the earlier columns' part away, twice; returns the norm once the mean is gone. */
  private double project(double[] v, double[] r) {
    boolean intercept =
        !kept.isEmpty() && design.names().get(kept.getFirst()).equals(Design.INTERCEPT);
    double centred = norm(v);
    for (int pass = 0; pass < 2; pass++) {
      for (int a = 0; a < basis.size(); a++) {
        double[] q = basis.get(a);
        double dot = 0;
        for (int i = 0; i < v.length; i++) {
          dot += weights[i] * q[i] * v[i];
        }
        for (int i = 0; i < v.length; i++) {
          v[i] -= dot * q[i];
        }
        r[a] += dot;
        centred = pass == 0 && a == 0 && intercept ? norm(v) : centred;
      }
    }
    return centred;
  }

  private double norm(double[] v) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += weights[i] * v[i] * v[i];
    }
    return Math.sqrt(sum);
  }

  private double[][] invert() {
    int k = kept.size();
    double[][] inv = new double[k][k];
    for (int j = 0; j < k; j++) {
      inv[j][j] = 1 / triangle.get(j)[j];
      for (int i = j - 1; i >= 0; i--) {
        double sum = 0;
        for (int l = i + 1; l <= j; l++) {
          sum += triangle.get(l)[i] * inv[l][j];
        }
        inv[i][j] = -sum / triangle.get(i)[i];
      }
    }
    return inv;
  }

  Design design() {
    return design;
  }

  /** How many columns take part. */
  int size() {
    return kept.size();
  }

  /** The design's rows of positive weight, in order. */
  int[] rows() {
    return rows;
  }

  /** A column of Q over {@link #rows}. */
  double[] basis(int column) {
    return basis.get(column);
  }

  /** One row of Q. */
  double[] point(int row) {
    double[] point = new double[size()];
    Arrays.setAll(point, a -> basis.get(a)[row]);
    return point;
  }

  /** The rows' weights, of sum 1. */
  double[] weights() {
    return weights;
  }

  /** The design's column that stands at a place of this frame. */
  int column(int place) {
    return kept.get(place);
  }

  /** The place of a design's column here, or -1. */
  int place(int column) {
    return kept.indexOf(column);
  }

  /** The factor by which the last coordinate exceeds the last coefficient. */
  double lastScale() {
    return triangle.getLast()[size() - 1];
  }

  /** Half of the log determinant by which the information in X exceeds that in Q. */
  double logScale() {
    double sum = 0;
    for (int j = 0; j < size(); j++) {
      sum += Math.log(Math.abs(triangle.get(j)[j]));
    }
    return sum;
  }

  /** The row of R's inverse that makes the coefficient of a place from coordinates. */
  double[] coefficientOf(int place) {
    return inverse[place];
  }

  /** Why a design's column takes no part; empty when it does. */
  String reason(int column) {
    return reasons[column];
  }

  List<Dropped> aliased() {
    var list = new ArrayList<Dropped>();
    for (int j = 0; j < reasons.length; j++) {
      if (!reasons[j].isEmpty()) {
        list.add(new Dropped(design.names().get(j), reasons[j]));
      }
    }
    return List.copyOf(list);
  }

  /** Estimates of the design's coefficients from coordinates and their covariance. */
  Estimates estimates(double[] coordinates, double[][] covariance) {
    int p = design.columns();
    double[] values = new double[p];
    double[][] cov = new double[p][p];
    for (int j = 0; j < p; j++) {
      int a = place(j);
      values[j] = a < 0 ? Double.NaN : Symmetric.dot(inverse[a], coordinates);
      for (int l = 0; l <= j; l++) {
        int b = place(l);
        boolean both = a >= 0 && b >= 0;
        cov[j][l] = both ? Symmetric.form(inverse[a], covariance, inverse[b]) : Double.NaN;
        cov[l][j] = cov[j][l];
      }
    }
    return new Estimates(
        design.names(),
        values,
        cov,
        reasons.clone(),
        new Coordinates(this, coordinates, covariance));
  }

  /** The coordinates of linear predictors that are constant at a value, or zeros without ones. */
  double[] constant(double value) {
    double[] start = new double[size()];
    if (size() > 0 && design.names().get(kept.getFirst()).equals(Design.INTERCEPT)) {
      start[0] = value * triangle.getFirst()[0];
    }
    return start;
  }
}
