package org.evenhand.audit.regression;

import org.evenhand.audit.numeric.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.jspecify.annotations.Nullable;

/**
 * The profile of the penalised likelihood along one coefficient: for each of its values the highest
 * that the others allow (Heinze & Schemper 2002, section 2.3).
 */
final class FirthProfile {
  private static final int MOST_STRIDES = 80;
  // No likelihood of a report is told apart beyond so many standard errors.
  private static final double FARTHEST = 1e9;

  private final Frame frame;
  private final FirthLikelihood surface;
  private final BinomialLikelihood plain;
  private final double highest;
  private final double estimate;
  private final double error;
  private double[] others;

  FirthProfile(Frame fitted, Trials trials, int column, double highest, double[] fit) {
    this.frame = fitted.withLast(column);
    this.plain = new BinomialLikelihood(frame, trials);
    this.surface = FirthLikelihood.of(plain);
    this.highest = highest + fitted.logScale() - frame.logScale();
    this.estimate = fit[0];
    this.error = fit[1];
    this.others = new double[frame.size() - 1];
  }

  /** Twice how far the profile lies below the top. */
  double drop(double value) {
    var top = highest(value, others, new double[others.length]);
    if (top == null) {
      return Double.NaN;
    }
    others = top.at;
    return below(top);
  }

  private double below(Newton.Point top) {
    return Math.max(0, 2 * (highest - top.value));
  }

  /**
   * The highest top that climbs from some starts come to. Far out the penalised likelihood can have
   * two tops; the higher one is the profile.
   */
  private Newton.@Nullable Point highest(double value, double[]... starts) {
    var held = surface.holding(value * frame.lastScale());
    Newton.Point best = null;
    for (double[] start : starts) {
      var top = Newton.climb(held, start, Firth.scale(plain), Firth.MOST_STEPS);
      if (top.converged() && (best == null || top.point().value > best.value)) {
        best = top.point();
      }
    }
    return best;
  }

  Interval interval(double level) {
    double threshold = Math.pow(Tail.quantile(level, Double.POSITIVE_INFINITY), 2);
    double low = end(-1, threshold);
    double high = end(1, threshold);
    return new Interval(low, high, level);
  }

  /** A place on the profile: how many errors from the estimate, where the others are, the drop. */
  private static final class Place {
    final double reach;
    final double[] others;
    final double drop;

    Place(double reach, double[] others, double drop) {
      this.reach = reach;
      this.others = others;
      this.drop = drop;
    }
  }

  /**
   * Where the drop reaches the threshold on one side. The others are followed from where they stand
   * at the estimate, in strides short enough not to leap over a range that is refused; where a
   * climb fails the stride is halved.
   */
  private double end(int side, double threshold) {
    others = new double[frame.size() - 1];
    drop(estimate);
    var inside = new Place(0, others, 0);
    double stride = Math.sqrt(threshold) / 2;
    for (int strides = 0; strides < MOST_STRIDES; strides++) {
      double reach = inside.reach + stride;
      double drop = drop(estimate + side * reach * error);
      if (Double.isNaN(drop)) {
        stride /= 2;
        continue;
      }
      var here = new Place(reach, others, drop);
      if (drop >= threshold) {
        return estimate + side * error * root(side, threshold, inside, here);
      }
      inside = here;
      stride = Math.max(stride, reach / 2);
    }
    return inside.reach < FARTHEST ? Double.NaN : side * Double.POSITIVE_INFINITY;
  }

  /**
   * Where the drop reaches the threshold between two places; NaN where a climb between them fails.
   * Every climb starts from both places, so that the drop is a function of the reach alone, and at
   * the places themselves it is what it was: starts that wander with the search could come to the
   * lower of two tops at the inner place, and leave no root between them.
   */
  private double root(int side, double threshold, Place inside, Place outside) {
    boolean[] lost = {false};
    double root =
        new BracketingNthOrderBrentSolver(1e-13, 1e-11, 5)
            .solve(
                500,
                reach -> {
                  double drop = between(estimate + side * reach * error, reach, inside, outside);
                  lost[0] |= Double.isNaN(drop);
                  // What has no drop counts as refused: the search goes on to an end.
                  return Double.isNaN(drop) ? threshold : drop - threshold;
                },
                inside.reach,
                outside.reach);
    return lost[0] ? Double.NaN : root;
  }

  private double between(double value, double reach, Place inside, Place outside) {
    if (reach == inside.reach) {
      return inside.drop;
    }
    if (reach == outside.reach) {
      return outside.drop;
    }
    var top = highest(value, inside.others, outside.others, new double[others.length]);
    return top == null ? Double.NaN : below(top);
  }
}
