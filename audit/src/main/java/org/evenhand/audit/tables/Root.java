package org.evenhand.audit.tables;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Roots of functions that only rise or only fall. */
final class Root {
  private static final int CALLS = 500;
  private static final int ORDER = 5;

  private Root() {}

  /** Where a function that has different signs at the two ends passes zero. */
  static double between(double low, double high, DoubleUnaryOperator function) {
    double atLow = function.applyAsDouble(low);
    if (atLow == 0) {
      return low;
    }
    if (function.applyAsDouble(high) == 0) {
      return high;
    }
    var solver = new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-300, ORDER);
    return solver.solve(CALLS, function::applyAsDouble, low, high);
  }

  /**
   * Where a rising function passes zero, sought from a start outwards.
   *
   * @param bound how far from zero it may lie; where there is no root up to there, the end that is
   *     nearer to it
   */
  static double rising(double start, double bound, DoubleUnaryOperator function) {
    double low = Math.max(-bound, Math.min(bound, start));
    double high = low;
    boolean negative = function.applyAsDouble(low) < 0;
    for (double step = 0.25; negative && high < bound; step *= 2) {
      low = high;
      high = Math.min(bound, high + step);
      negative = function.applyAsDouble(high) < 0;
    }
    if (high > low) {
      return negative ? bound : between(low, high, function);
    }
    for (double step = 0.25; !negative && low > -bound; step *= 2) {
      high = low;
      low = Math.max(-bound, low - step);
      negative = function.applyAsDouble(low) < 0;
    }
    return negative ? between(low, high, function) : -bound;
  }
}
