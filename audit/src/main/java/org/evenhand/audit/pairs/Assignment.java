package org.evenhand.audit.pairs;

import java.util.Arrays;

/**
 * The assignment of rows to columns with as many allowed pairs as there can be, and among those the
 * least cost: shortest augmenting paths with potentials (Kuhn 1955; Jonker & Volgenant, "A shortest
 * augmenting path algorithm for dense and sparse linear assignment problems", 1987). At most rows²
 * times columns steps.
 */
final class Assignment {
  private final double[][] costs;
  private final int rows;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf; // by column from 1 on; 0 is the row that looks for one

  private Assignment(double[][] costs) {
    this.costs = costs;
    rows = costs.length;
    columns = rows == 0 ? 0 : costs[0].length;
    rowPotential = new double[rows + 1];
    columnPotential = new double[columns + 1];
    rowOf = new int[columns + 1];
  }

  /**
   * Assigns.
   *
   * @param costs no more rows than columns; 0 or more, infinite for a pair that is not allowed
   * @return by row its column, -1 where it has none
   */
  static int[] of(double[][] costs) {
    double most = 0;
    for (double[] row : costs) {
      most = Math.max(most, Arrays.stream(row).filter(Double::isFinite).max().orElse(0));
    }
    // One pair that is not allowed costs more than all others together ever could; costs are in
    // units of the largest, so that it doesn't swallow their digits.
    double unit = most == 0 ? 1 : most;
    double forbidden = costs.length + 1;
    var finite = new double[costs.length][];
    for (int r = 0; r < costs.length; r++) {
      finite[r] =
          Arrays.stream(costs[r]).map(c -> Double.isInfinite(c) ? forbidden : c / unit).toArray();
    }
    var assignment = new Assignment(finite);
    for (int r = 1; r <= assignment.rows; r++) {
      assignment.place(r);
    }
    var chosen = new int[costs.length];
    Arrays.fill(chosen, -1);
    for (int c = 1; c <= assignment.columns; c++) {
      int row = assignment.rowOf[c] - 1;
      if (row >= 0 && Double.isFinite(costs[row][c - 1])) {
        chosen[row] = c - 1;
      }
    }
    return chosen;
  }

  private void place(int row) {
    rowOf[0] = row;
    int column = 0;
    var least = new double[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    var before = new int[columns + 1];
    var seen = new boolean[columns + 1];
    do {
      seen[column] = true;
      int from = rowOf[column];
      int next = 0;
      double step = Double.POSITIVE_INFINITY;
      for (int c = 1; c <= columns; c++) {
        if (!seen[c]) {
          double reduced = costs[from - 1][c - 1] - rowPotential[from] - columnPotential[c];
          if (reduced < least[c]) {
            least[c] = reduced;
            before[c] = column;
          }
          if (least[c] < step) {
            step = least[c];
            next = c;
          }
        }
      }
      shift(step, seen, least);
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }

  private void shift(double step, boolean[] seen, double[] least) {
    for (int c = 0; c <= columns; c++) {
      if (seen[c]) {
        rowPotential[rowOf[c]] += step;
        columnPotential[c] -= step;
      } else {
        least[c] -= step;
      }
    }
  }
}
