package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.units.Organisations;

/**
 * What is held equal between organisations, as columns: 1, the categories, the logarithm of size
 * with a sign of its own where that is not known, and further columns of the partners' file.
 */
final class Controls {
  private final Organisations organisations;
  private final boolean sized;
  private final List<List<String>> factors = new ArrayList<>();
  private final List<List<String>> levels = new ArrayList<>();
  private final int columns;
  private final double middle;

  Controls(Organisations organisations, Plan plan) {
    this.organisations = organisations;
    this.sized = plan.controls().contains(Control.LOG_SIZE);
    if (plan.controls().contains(Control.CATEGORY)) {
      factor(organisations.categories());
    }
    organisations.controls().values().forEach(this::factor);
    this.columns = 1 + (sized ? 2 : 0) + levels.stream().mapToInt(List::size).sum();
    this.middle = middle(organisations.logSize());
  }

  private void factor(List<String> values) {
    factors.add(values);
    levels.add(values.stream().distinct().sorted().toList());
  }

  private static double middle(double[] values) {
    double sum = 0;
    int known = 0;
    for (var value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? 0 : sum / known;
  }

  /** How many columns. */
  int columns() {
    return columns;
  }

  /** Writes an organisation's columns that are not 0, from a place on; gives the next place. */
  int write(int organisation, int[] column, double[] value, int place) {
    int at = place;
    column[at] = 0;
    value[at++] = 1;
    int next = 1;
    if (sized) {
      double size = organisations.logSize()[organisation];
      column[at] = Double.isNaN(size) ? 2 : 1;
      value[at++] = Double.isNaN(size) ? 1 : size - middle;
      next = 3;
    }
    for (int f = 0; f < factors.size(); f++) {
      column[at] = next + levels.get(f).indexOf(factors.get(f).get(organisation));
      value[at++] = 1;
      next += levels.get(f).size();
    }
    return at;
  }

  /** The most columns of one organisation that are not 0. */
  int width() {
    return 1 + (sized ? 1 : 0) + factors.size();
  }

  /**
   * What is left of organisations' values after the controls; NaN where a value is NaN.
   *
   * @param weight of each organisation
   */
  double[] residuals(double[] values, double[] weight) {
    var equations = new NormalEquations(columns);
    var column = new int[width()];
    var value = new double[width()];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && weight[i] > 0) {
        equations.add(column, value, write(i, column, value, 0), values[i], weight[i]);
      }
    }
    var coefficients = equations.solve();
    var left = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int used = write(i, column, value, 0);
      left[i] = values[i];
      for (int j = 0; j < used; j++) {
        left[i] -= coefficients[column[j]] * value[j];
      }
    }
    return left;
  }
}
