package org.evenhand.audit.regression;

import java.util.function.Function;

/**
 * Climbs to the top of a log likelihood by Newton's steps with the information given, halved where
 * they would lead down. Stops later than R's {@code glm} (relative change of the deviance 1e-8):
 * when the squared step, measured by the information, is below 1e-24 for each unit of scale, and
 * then takes that step, too.
 */
final class Newton {
  private static final double ENOUGH = 1e-24;
  // What rounding may leave of a step that no longer improves anything.
  private static final double AT_ROUNDING = 1e-14;

  private Newton() {}

  /** A log likelihood at a point, its slope and its information. */
  static final class Point {
    final double[] at;
    final double value;
    final double[] score;
    final double[][] information;

    Point(double[] at, double value, double[] score, double[][] information) {
      this.at = at;
      this.value = value;
      this.score = score;
      this.information = information;
    }
  }

  /**
   * Where the climb ended.
   *
   * @param steps how many were taken
   * @param converged whether the top was reached
   */
  record Top(Point point, int steps, boolean converged) {
    double[][] covariance() {
      return Symmetric.inverse(Symmetric.cholesky(point.information));
    }
  }

  /**
   * Climbs.
   *
   * @param scale what the information is about proportional to, such as the number of cases
   */
  static Top climb(Function<double[], Point> surface, double[] start, double scale, int most) {
    var here = surface.apply(start);
    if (Double.isNaN(here.value)) {
      return new Top(here, 0, false);
    }
    for (int step = 0; step < most; step++) {
      double[] move = Symmetric.solve(Symmetric.cholesky(here.information), here.score);
      double gain = Symmetric.dot(move, here.score);
      boolean last = gain <= ENOUGH * scale;
      var next = uphill(surface, here, move, scale);
      if (next.value < here.value - slack(here, scale) || Double.isNaN(next.value)) {
        return new Top(here, step, gain <= AT_ROUNDING * scale);
      }
      here = next;
      if (last) {
        return new Top(here, step + 1, true);
      }
    }
    double[] move = Symmetric.solve(Symmetric.cholesky(here.information), here.score);
    return new Top(here, most, Symmetric.dot(move, here.score) <= AT_ROUNDING * scale);
  }

  private static Point uphill(
      Function<double[], Point> surface, Point here, double[] move, double scale) {
    double share = 1;
    while (true) {
      double[] at = here.at.clone();
      for (int a = 0; a < at.length; a++) {
        at[a] += share * move[a];
      }
      var next = surface.apply(at);
      if (next.value >= here.value - slack(here, scale) || share < 1e-9) {
        return next;
      }
      share /= 2;
    }
  }

  // A likelihood's own rounding is no way down.
  private static double slack(Point here, double scale) {
    return 1e-13 * (Math.abs(here.value) + 1e-3 * scale);
  }
}
