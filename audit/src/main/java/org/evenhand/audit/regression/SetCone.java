package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The directions in which no matched set's outcome becomes less likely: those along which, within
 * each set, every case with the outcome lies no lower than every case without. There is a row for
 * each such pair, too many to list; extremes of each set stand for them.
 */
final class SetCone implements Cone {
  private static final double LEVEL = 10 * Recession.FLAT;

  /** The places in a frame of the rows that had the outcome, and of those that had not. */
  private record Sides(List<Integer> yes, List<Integer> no) {}

  private final Frame frame;
  private final double[][] points;
  private final List<Sides> sets;

  private SetCone(Frame frame, double[][] points, List<Sides> sets) {
    this.frame = frame;
    this.points = points;
    this.sets = sets;
  }

  static SetCone of(Frame frame, Trials trials, int[] strata) {
    var sets = new LinkedHashMap<Integer, Sides>();
    int[] rows = frame.rows();
    double[][] points = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      points[i] = frame.point(i);
      var sides =
          sets.computeIfAbsent(
              strata[rows[i]], set -> new Sides(new ArrayList<>(), new ArrayList<>()));
      if (trials.successes(rows[i]) > 0) {
        sides.yes.add(i);
      }
      if (trials.successes(rows[i]) < trials.total(rows[i])) {
        sides.no.add(i);
      }
    }
    return new SetCone(frame, points, new ArrayList<>(sets.values()));
  }

  @Override
  public int size() {
    return frame.size();
  }

  @Override
  public double[] middle() {
    double[] middle = new double[size()];
    for (var set : sets) {
      for (int yes : set.yes) {
        shift(middle, points[yes], 1.0 / set.yes.size() / sets.size());
      }
      for (int no : set.no) {
        shift(middle, points[no], -1.0 / set.no.size() / sets.size());
      }
    }
    return middle;
  }

  private static void shift(double[] sum, double[] by, double factor) {
    for (int a = 0; a < sum.length; a++) {
      sum[a] += factor * by[a];
    }
  }

  @Override
  public double[] steepest(double[] r) {
    double most = Double.NEGATIVE_INFINITY;
    int top = -1;
    int bottom = -1;
    for (var set : sets) {
      int yes = extreme(set.yes, r, 1);
      int no = extreme(set.no, r, -1);
      double product = Symmetric.dot(points[yes], r) - Symmetric.dot(points[no], r);
      if (product > most) {
        most = product;
        top = yes;
        bottom = no;
      }
    }
    if (top < 0) {
      return new double[0];
    }
    double[] row = points[top].clone();
    shift(row, points[bottom], -1);
    return row;
  }

  private int extreme(List<Integer> places, double[] r, int side) {
    int best = places.getFirst();
    for (int place : places) {
      if (side * (Symmetric.dot(points[place], r) - Symmetric.dot(points[best], r)) > 0) {
        best = place;
      }
    }
    return best;
  }

  @Override
  public SetCone level(double[] direction) {
    var left = new ArrayList<Sides>();
    for (var set : sets) {
      double low = Symmetric.dot(points[extreme(set.yes, direction, -1)], direction);
      double high = Symmetric.dot(points[extreme(set.no, direction, 1)], direction);
      if (low - high <= LEVEL) {
        left.add(
            new Sides(
                set.yes.stream()
                    .filter(i -> Symmetric.dot(points[i], direction) - high <= LEVEL)
                    .toList(),
                set.no.stream()
                    .filter(i -> low - Symmetric.dot(points[i], direction) <= LEVEL)
                    .toList()));
      }
    }
    return new SetCone(frame, points, left);
  }

  /** Whether no pair is left. */
  boolean isEmpty() {
    return sets.isEmpty();
  }

  /** The design's rows of the pairs. */
  boolean[] rows() {
    boolean[] rows = new boolean[frame.design().rows()];
    for (var set : sets) {
      set.yes.forEach(i -> rows[frame.rows()[i]] = true);
      set.no.forEach(i -> rows[frame.rows()[i]] = true);
    }
    return rows;
  }

  /** What the differences within sets span. */
  Subspace span() {
    var span = new Subspace(size());
    for (var set : sets) {
      int from = set.yes.getFirst();
      for (var side : List.of(set.yes, set.no)) {
        for (int place : side) {
          double[] difference = points[place].clone();
          shift(difference, points[from], -1);
          span.add(difference);
        }
      }
    }
    return span;
  }
}
