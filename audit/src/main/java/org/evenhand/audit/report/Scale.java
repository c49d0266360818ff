package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values of an axis go in a drawing.
 *
 * @param low the value at the beginning
 * @param high the value at the end
 * @param from where the beginning is drawn
 * @param to where the end is drawn
 */
record Scale(double low, double high, double from, double to) {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final int TICKS = 6;

  Scale {
    if (!(high > low)) {
      high = low + 1;
    }
  }

  /** Where a value goes; what lies outside goes to the edge. */
  double at(double value) {
    double share = (Math.clamp(value, low, high) - low) / (high - low);
    return Math.round(100 * (from + share * (to - from))) / 100.0;
  }

  /** Round values for marks. */
  List<Double> ticks() {
    double rough = (high - low) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = STEPS[STEPS.length - 1] * power;
    for (double candidate : STEPS) {
      if (candidate * power >= rough) {
        step = candidate * power;
        break;
      }
    }
    var all = new ArrayList<Double>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      all.add(k * step + 0.0); // of -0.0, 0
    }
    return all;
  }
}
