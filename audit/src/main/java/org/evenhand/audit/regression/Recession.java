package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/**
 * Looks for a direction along which a likelihood never falls and somewhere rises, so that it has no
 * top: separation. By Stiemke's theorem of the alternative there is none exactly when some
 * combination of all rows with positive shares is zero. Minimising the norm of {@code middle + Σ u
 * z} over u ≥ 0 decides it: at the minimum the remainder is either zero, which proves that there is
 * no such direction, or is one itself. The least squares are Lawson and Hanson's (1974, "Solving
 * Least Squares Problems", chapter 23), whose steps are finite in number and keep no more rows than
 * coordinates. It answers the same question as the linear program of Konis (2007, "Linear
 * programming algorithms for detecting separated data in binary logistic regression models",
 * Oxford) at one pass over the rows for each step.
 */
final class Recession {
  // A product below it, by the lengths of both, is rounding.
  static final double FLAT = 1e-8;
  private static final double NOTHING = 1e-13;

  private final Cone cone;
  private final List<double[]> active = new ArrayList<>();
  private double[] shares = new double[0];

  private Recession(Cone cone) {
    this.cone = cone;
  }

  /** A direction of length 1, or nothing when the likelihood has a top. */
  static Optional<double[]> of(Cone cone) {
    return cone.size() == 0 ? Optional.empty() : new Recession(cone).search();
  }

  /** Independent directions until no further one rises anywhere. */
  static List<double[]> all(Cone cone) {
    var found = new ArrayList<double[]>();
    var left = cone;
    // Each rises where all earlier ones are level, so there are no more than coordinates.
    while (found.size() < cone.size()) {
      var next = of(left);
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
      left = left.level(next.get());
    }
    return found;
  }

  private Optional<double[]> search() {
    double[] middle = cone.middle();
    double[] rest = middle.clone();
    double left = norm(rest);
    double length = left;
    // Rows as many as coordinates leave nothing but rounding.
    while (left > NOTHING * length && active.size() < cone.size()) {
      double[] down = scaled(rest, -1 / left);
      double[] row = cone.steepest(down);
      if (row.length == 0) {
        return Optional.empty();
      }
      if (Symmetric.dot(row, down) <= FLAT * norm(row)) {
        return Optional.of(scaled(down, -1));
      }
      active.add(scaled(row, 1 / norm(row)));
      shares = Arrays.copyOf(shares, active.size());
      rest = balance(middle);
      double next = norm(rest);
      if (next >= left) {
        // In exact arithmetic each row added shortens the remainder.
        return Optional.empty();
      }
      left = next;
    }
    return Optional.empty();
  }

  /** Lawson and Hanson's inner loop: shares of the active rows, none negative; the remainder. */
  private double[] balance(double[] middle) {
    while (!active.isEmpty()) {
      double[] best = leastSquares(middle);
      double step = 1;
      for (int i = 0; i < best.length; i++) {
        if (best[i] <= 0) {
          step = Math.min(step, shares[i] / (shares[i] - best[i]));
        }
      }
      boolean all = step == 1 && Arrays.stream(best).allMatch(u -> u > 0);
      for (int i = 0; i < best.length; i++) {
        shares[i] = all ? best[i] : shares[i] + step * (best[i] - shares[i]);
      }
      if (all) {
        break;
      }
      leaveOut(best);
    }
    double[] rest = middle.clone();
    for (int i = 0; i < shares.length; i++) {
      for (int a = 0; a < rest.length; a++) {
        rest[a] += shares[i] * active.get(i)[a];
      }
    }
    return rest;
  }

  private void leaveOut(double[] best) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      least = best[i] <= 0 ? Math.min(least, shares[i]) : least;
    }
    var left = new ArrayList<Double>();
    for (int i = shares.length - 1; i >= 0; i--) {
      if (best[i] <= 0 && shares[i] <= Math.max(least, 1e-15)) {
        active.remove(i);
      } else {
        left.addFirst(shares[i]);
      }
    }
    shares = left.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[] leastSquares(double[] middle) {
    int q = middle.length;
    var matrix = MatrixUtils.createRealMatrix(q, active.size());
    for (int i = 0; i < active.size(); i++) {
      matrix.setColumn(i, active.get(i));
    }
    var target = MatrixUtils.createRealVector(scaled(middle, -1));
    var solver = new QRDecomposition(matrix, 1e-14).getSolver();
    if (!solver.isNonSingular()) {
      // The newest row is a combination of the others up to rounding, and goes again.
      double[] keep = shares.clone();
      keep[keep.length - 1] = -1;
      return keep;
    }
    return solver.solve(target).toArray();
  }

  static double norm(double[] v) {
    return Math.sqrt(Symmetric.dot(v, v));
  }

  static double[] scaled(double[] v, double by) {
    double[] product = v.clone();
    for (int a = 0; a < product.length; a++) {
      product[a] *= by;
    }
    return product;
  }
}
