package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.units.Organisations;

/**
 * What is held equal between organisations, as columns: 1, the logarithm of size and other numbers,
 * each with a sign of its own where it is not known, the categories, and further columns of the
 * partners' file.
 */
final class Controls {
  private final List<double[]> numbers = new ArrayList<>();
  private final List<int[]> factors = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private final int columns;
  private final double[] middles;

  Controls(Organisations organisations, Plan plan) {
    this(organisations, plan, List.of());
  }

  /**
   * @param more numbers of organisations that are held equal as well; NaN if not known
   */
  Controls(Organisations organisations, Plan plan, List<double[]> more) {
    if (tells(Control.LOG_SIZE, organisations, plan)) {
      numbers.add(organisations.logSize());
    }
    numbers.addAll(more);
    if (tells(Control.CATEGORY, organisations, plan)) {
      factor(organisations.categories());
    }
    organisations.controls().values().forEach(this::factor);
    this.columns = 1 + 2 * numbers.size() + levels.stream().mapToInt(Integer::intValue).sum();
    this.middles = numbers.stream().mapToDouble(Controls::middle).toArray();
  }

  /**
   * Whether a control of the plan tells organisations apart: one that is known of none, or the same
   * for all, holds nothing equal.
   */
  static boolean tells(Control control, Organisations organisations, Plan plan) {
    return plan.controls().contains(control)
        && switch (control) {
          case LOG_SIZE -> Arrays.stream(organisations.logSize()).distinct().limit(2).count() > 1;
          case CATEGORY -> organisations.categories().stream().distinct().limit(2).count() > 1;
          case DATA_TYPE, QUARTER, PURPOSE -> true;
        };
  }

  private void factor(List<String> values) {
    var names = values.stream().distinct().sorted().toList();
    var places = new HashMap<String, Integer>();
    names.forEach(name -> places.put(name, places.size()));
    factors.add(values.stream().mapToInt(value -> places.getOrDefault(value, -1)).toArray());
    levels.add(names.size());
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
    for (int k = 0; k < middles.length; k++) {
      double number = numbers.get(k)[organisation];
      column[at] = Double.isNaN(number) ? next + 1 : next;
      value[at++] = Double.isNaN(number) ? 1 : number - middles[k];
      next += 2;
    }
    for (int f = 0; f < factors.size(); f++) {
      column[at] = next + factors.get(f)[organisation];
      value[at++] = 1;
      next += levels.get(f);
    }
    return at;
  }

  /** The most columns of one organisation that are not 0. */
  int width() {
    return 1 + numbers.size() + factors.size();
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
