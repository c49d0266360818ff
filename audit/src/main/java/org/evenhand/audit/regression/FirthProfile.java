package org.evenhand.audit.regression;

import java.util.Arrays;
import org.evenhand.audit.numeric.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The profile of the penalised likelihood along one coefficient: for each of its values the highest
 * that the others allow (Heinze & Schemper 2002, section 2.3).
 */
final class FirthProfile {
  // No likelihood of a report is told apart beyond so many standard errors.
  private static final int MOST_STRIDES = 60;

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
    var held = surface.holding(value * frame.lastScale());
    // Far out the penalised likelihood can have two tops; the higher one is the profile.
    var top = Newton.climb(held, others, plain.cases(), Firth.MOST_STEPS);
    var other = Newton.climb(held, new double[others.length], plain.cases(), Firth.MOST_STEPS);
    if (!top.converged() || (other.converged() && other.point().value > top.point().value)) {
      top = other;
    }
    if (!top.converged()) {
      return Double.NaN;
    }
    others = top.point().at;
    return Math.max(0, 2 * (highest - top.point().value));
  }

  Interval interval(double level) {
    double threshold = Math.pow(Tail.quantile(level, Double.POSITIVE_INFINITY), 2);
    double low = end(-1, threshold);
    double high = end(1, threshold);
    return new Interval(low, high, level);
  }

  /** Where the drop reaches the threshold on one side. */
  private double end(int side, double threshold) {
    Arrays.fill(others, 0);
    double inside = 0;
    double reach = Math.sqrt(threshold);
    for (int stride = 0; stride < MOST_STRIDES; stride++) {
      double drop = drop(estimate + side * reach * error);
      if (Double.isNaN(drop)) {
        return Double.NaN;
      }
      if (drop >= threshold) {
        return estimate + side * error * root(side, threshold, inside, reach);
      }
      inside = reach;
      // In steps short enough not to leap over a range that is refused.
      reach *= 1.5;
    }
    return side * Double.POSITIVE_INFINITY;
  }

  private double root(int side, double threshold, double inside, double outside) {
    return new BracketingNthOrderBrentSolver(1e-13, 1e-11, 5)
        .solve(
            500,
            reach -> reach == 0 ? -threshold : drop(estimate + side * reach * error) - threshold,
            inside,
            outside);
  }
}
