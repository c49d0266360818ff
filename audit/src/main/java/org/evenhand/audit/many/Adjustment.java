package org.evenhand.audit.many;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Adjusts p values for how many tests were made. Undefined ones (NaN) stay undefined and count as
 * no test, as in R's {@code p.adjust}.
 */
public enum Adjustment {
  /**
   * Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
   * Statistics 6 (1979). Holds the chance of any false alarm, whatever the tests' dependence.
   */
  HOLM {
    @Override
    void adjust(double[] ascending) {
      double highest = 0;
      for (int i = 0; i < ascending.length; i++) {
        highest = Math.max(highest, Math.min(1, (ascending.length - i) * ascending[i]));
        ascending[i] = highest;
      }
    }
  },

  /**
   * Benjamini and Hochberg, "Controlling the False Discovery Rate", Journal of the Royal
   * Statistical Society B 57 (1995). Holds the expected share of false alarms among all, for tests
   * that are independent or positively dependent.
   */
  BENJAMINI_HOCHBERG {
    @Override
    void adjust(double[] ascending) {
      double lowest = 1;
      for (int i = ascending.length - 1; i >= 0; i--) {
        // In this order it can't round to below the p value itself.
        lowest = Math.min(lowest, (double) ascending.length / (i + 1) * ascending[i]);
        ascending[i] = lowest;
      }
    }
  };

  // Replaces p values, sorted ascending and all defined, by their adjusted ones.
  abstract void adjust(double[] ascending);

  /**
   * Adjusts p values.
   *
   * @param values p values, from 0 to 1, or NaN
   * @return the adjusted ones, in the same order
   * @throws IllegalArgumentException when a value is no p value
   */
  public double[] of(double... values) {
    for (double value : values) {
      if (value < 0 || value > 1) {
        throw new IllegalArgumentException("p value " + value + " is not between 0 and 1");
      }
    }
    int[] order =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]))
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ascending = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    adjust(ascending);
    double[] adjusted = new double[values.length];
    Arrays.fill(adjusted, Double.NaN);
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = ascending[i];
    }
    return adjusted;
  }
}
