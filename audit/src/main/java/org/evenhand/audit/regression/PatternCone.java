package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.List;

/**
 * The directions in which no case of a logistic regression becomes less likely. A pattern that
 * occurred with both outcomes must stay level, which leaves few coordinates; patterns with one
 * outcome give a row each.
 */
final class PatternCone implements Cone {
  private final double[][] rows;
  private final List<double[]> free;
  private final int[] of;

  private PatternCone(double[][] rows, List<double[]> free, int[] of) {
    this.rows = rows;
    this.free = free;
    this.of = of;
  }

  static PatternCone of(Frame frame, Trials trials) {
    int[] at = frame.rows();
    var both = new Subspace(frame.size());
    int pure = 0;
    for (int i = 0; i < at.length; i++) {
      if (side(trials, at[i]) != 0) {
        pure++;
      } else if (!both.isAll()) {
        both.add(frame.point(i));
      }
    }
    var free = both.complement();
    double[][] rows = new double[free.isEmpty() ? 0 : pure][];
    int[] of = new int[rows.length];
    int next = 0;
    for (int i = 0; i < at.length && next < rows.length; i++) {
      int side = side(trials, at[i]);
      if (side != 0) {
        rows[next] = reduced(Recession.scaled(frame.point(i), side), free);
        of[next++] = i;
      }
    }
    return new PatternCone(rows, free, of);
  }

  /** 1 where all had the outcome, -1 where none had, 0 where some had. */
  private static int side(Trials trials, int row) {
    if (trials.successes(row) == trials.total(row)) {
      return 1;
    }
    return trials.successes(row) == 0 ? -1 : 0;
  }

  // Of length 1, or zero where rounding alone is left: such rows stay level anyway.
  private static double[] reduced(double[] point, List<double[]> free) {
    double length = Recession.norm(point);
    double[] row = new double[free.size()];
    Arrays.setAll(row, a -> Symmetric.dot(free.get(a), point));
    double left = Recession.norm(row);
    return Recession.scaled(row, left > 1e-9 * length ? 1 / left : 0);
  }

  @Override
  public int size() {
    return free.size();
  }

  @Override
  public double[] middle() {
    double[] middle = new double[size()];
    for (double[] row : rows) {
      for (int a = 0; a < middle.length; a++) {
        middle[a] += row[a] / rows.length;
      }
    }
    return middle;
  }

  @Override
  public double[] steepest(double[] r) {
    double[] best = new double[0];
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : rows) {
      double product = Symmetric.dot(row, r);
      if (product > most) {
        most = product;
        best = row;
      }
    }
    return best;
  }

  @Override
  public PatternCone level(double[] direction) {
    int[] left = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (Symmetric.dot(rows[i], direction) <= 10 * Recession.FLAT) {
        left[count++] = i;
      }
    }
    double[][] rest = new double[count][];
    int[] ofRest = new int[count];
    for (int i = 0; i < count; i++) {
      rest[i] = rows[left[i]];
      ofRest[i] = of[left[i]];
    }
    return new PatternCone(rest, free, ofRest);
  }

  /** The places of the rows, in the frame. */
  int[] places() {
    return of;
  }

  /** A direction in the frame's own coordinates. */
  double[] whole(double[] direction) {
    double[] whole = new double[free.getFirst().length];
    for (int a = 0; a < direction.length; a++) {
      for (int b = 0; b < whole.length; b++) {
        whole[b] += direction[a] * free.get(a)[b];
      }
    }
    return whole;
  }
}
