package org.evenhand.audit.analysis;

import java.util.Arrays;
import org.evenhand.audit.permutation.IntraclassCorrelation;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;

/**
 * An outcome after controls, by organisation: how many rulings, what is left of the outcome's sum,
 * and how alike one organisation's rulings are.
 */
final class Adjusted {
  private final Cells cells;
  private final long[] rulings;
  private final double[] left;
  private final double rho;
  private final double deviation;
  private final double[] sums;

  private Adjusted(
      Cells cells, long[] rulings, double[] sums, double[] left, double[] squares, int[] strata) {
    this.cells = cells;
    this.sums = sums;
    this.rulings = rulings;
    this.left = left;
    double all = Arrays.stream(squares).sum();
    this.deviation = Math.sqrt(all / Math.max(1, cells.rulings() - 1));
    double estimate = IntraclassCorrelation.estimate(rulings, left, squares, strata);
    this.rho = Double.isNaN(estimate) ? 0 : estimate;
  }

  static Adjusted of(Cells cells, Organisations organisations, Controls controls, int[] strata) {
    int fixed = controls.columns();
    int width = controls.width() + cells.factors().size();
    var first = new int[cells.factors().size()];
    int columns = fixed;
    for (int f = 0; f < first.length; f++) {
      first[f] = columns;
      columns += cells.levels().get(f).size();
    }
    var equations = new NormalEquations(columns);
    var column = new int[width];
    var value = new double[width];
    for (int c = 0; c < cells.size(); c++) {
      int used = write(cells, controls, first, c, column, value);
      equations.add(column, value, used, cells.sum()[c] / cells.count()[c], cells.count()[c]);
    }
    return residuals(
        cells, organisations, controls, first, equations.solve(), column, value, strata);
  }

  private static Adjusted residuals(
      Cells cells,
      Organisations organisations,
      Controls controls,
      int[] first,
      double[] coefficients,
      int[] column,
      double[] value,
      int[] strata) {
    var rulings = new long[organisations.count()];
    var sums = new double[organisations.count()];
    var left = new double[organisations.count()];
    var squares = new double[organisations.count()];
    for (int c = 0; c < cells.size(); c++) {
      int used = write(cells, controls, first, c, column, value);
      double fitted = 0;
      for (int j = 0; j < used; j++) {
        fitted += coefficients[column[j]] * value[j];
      }
      double n = cells.count()[c];
      double sum = cells.sum()[c];
      rulings[cells.organisation()[c]] += Math.round(n);
      sums[cells.organisation()[c]] += sum;
      left[cells.organisation()[c]] += sum - n * fitted;
      squares[cells.organisation()[c]] +=
          Math.max(0, cells.squares()[c] - 2 * fitted * sum + n * fitted * fitted);
    }
    return new Adjusted(cells, rulings, sums, left, squares, strata);
  }

  private static int write(
      Cells cells, Controls controls, int[] first, int c, int[] column, double[] value) {
    int at = controls.write(cells.organisation()[c], column, value, 0);
    for (int f = 0; f < first.length; f++) {
      column[at] = first[f] + cells.level()[f][c];
      value[at++] = 1;
    }
    return at;
  }

  /** The cells. */
  Cells cells() {
    return cells;
  }

  /** How many organisations have any. */
  long organisations() {
    return Arrays.stream(rulings).filter(n -> n > 0).count();
  }

  /** How many rulings each organisation had. */
  long[] rulings() {
    return rulings;
  }

  /** What is left of the sum of each organisation's outcomes. */
  double[] left() {
    return left;
  }

  /** The correlation of two rulings of one organisation, 0 to 1. */
  double rho() {
    return rho;
  }

  /** The standard deviation of what is left of a ruling. */
  double deviation() {
    return deviation;
  }

  /** What an organisation's rulings are worth as independent ones, {@code n/(1+(n−1)ρ)}. */
  double weight(int organisation) {
    return rulings[organisation] == 0
        ? 0
        : rulings[organisation] / (1 + (rulings[organisation] - 1) * rho);
  }

  /** The mean outcome as it is, without controls; NaN for an organisation without rulings. */
  double raw(int organisation) {
    return sums[organisation] / rulings[organisation];
  }

  /** The mean of what is left; NaN for an organisation without rulings. */
  double mean(int organisation) {
    return left[organisation] / rulings[organisation];
  }
}
