package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;

/** The span of some vectors, by an orthonormal basis that grows, and what is orthogonal to it. */
final class Subspace {
  // Less of a unit vector than this outside of the span is rounding.
  private static final double INSIDE = 1e-9;

  private final int size;
  private final List<double[]> basis = new ArrayList<>();

  Subspace(int size) {
    this.size = size;
  }

  boolean isAll() {
    return basis.size() == size;
  }

  void add(double[] vector) {
    double length = Recession.norm(vector);
    if (length == 0 || isAll()) {
      return;
    }
    double[] rest = outside(Recession.scaled(vector, 1 / length));
    double left = Recession.norm(rest);
    if (left > INSIDE) {
      basis.add(Recession.scaled(rest, 1 / left));
    }
  }

  private double[] outside(double[] unit) {
    double[] rest = unit.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (double[] b : basis) {
        double dot = Symmetric.dot(b, rest);
        for (int a = 0; a < size; a++) {
          rest[a] -= dot * b[a];
        }
      }
    }
    return rest;
  }

  /** An orthonormal basis of all that is orthogonal to the span. */
  List<double[]> complement() {
    var grown = new Subspace(size);
    grown.basis.addAll(basis);
    while (!grown.isAll()) {
      grown.addFarthestAxis();
    }
    return List.copyOf(grown.basis.subList(basis.size(), size));
  }

  private void addFarthestAxis() {
    double[] farthest = new double[size];
    for (int a = 0; a < size; a++) {
      double[] axis = new double[size];
      axis[a] = 1;
      double[] rest = outside(axis);
      farthest = Recession.norm(rest) > Recession.norm(farthest) ? rest : farthest;
    }
    basis.add(Recession.scaled(farthest, 1 / Recession.norm(farthest)));
  }
}
