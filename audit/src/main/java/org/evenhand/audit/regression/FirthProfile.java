package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.numeric.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The profile of the penalised likelihood along one coefficient: for each of its values the highest
 * that the others allow; the interval is of values that the likelihood ratio does not refuse
 * (Heinze & Schemper 2002, section 2.3). Where the others have several tops, the highest that
 * {@link FirthTops} finds is the profile. Where the profile is refused and farther out no longer
 * is, the interval is the piece that holds the estimate: it ends where the search outwards first
 * finds a value refused.
 */
final class FirthProfile {
  private static final int MOST_STRIDES = 80;
  // No likelihood of a report is told apart beyond so many standard errors.
  private static final double FARTHEST = 1e9;
  // What a drop may lie below the threshold by rounding; twice a log likelihood.
  private static final double ROUNDING = 1e-8;

  private final Frame frame;
  private final FirthLikelihood surface;
  private final double highest;
  private final double estimate;
  private final double error;
  private final Place start;

  FirthProfile(Frame fitted, Trials trials, int column, double highest, double[] fit) {
    this.frame = fitted.withLast(column);
    this.surface = FirthLikelihood.of(new BinomialLikelihood(frame, trials));
    this.highest = highest + fitted.logScale() - frame.logScale();
    this.estimate = fit[0];
    this.error = fit[1];
    this.start = fromAfar(1, 0, starts());
  }

  /**
   * A place on the profile: how many errors from the estimate, the others' tops there, and twice
   * how far the highest lies below the fit's; NaN without any.
   */
  private record Place(double reach, List<Newton.Point> tops, double drop) {}

  /** Twice how far the profile lies below the top. */
  double drop(double value) {
    var from = start;
    // Followed from the estimate, so that the tops that it leads to are among the starts.
    for (double share : new double[] {0.25, 0.5, 0.75}) {
      double between = estimate + share * (value - estimate);
      from = place(share, FirthTops.from(starts(from), at(between)));
    }
    return place(1, FirthTops.fromAfar(starts(from), at(value))).drop;
  }

  Interval interval(double level) {
    double threshold = Math.pow(Tail.quantile(level, Double.POSITIVE_INFINITY), 2);
    double low = end(-1, threshold);
    double high = end(1, threshold);
    return new Interval(low, high, level);
  }

  /**
   * Where the drop reaches the threshold on one side. The others' tops are followed from the
   * estimate outwards, in strides short enough not to leap over a range that is refused; where
   * climbs fail the stride is halved. What they refuse is searched from afar, and so is the end:
   * where a higher top is found, the end lies farther out.
   */
  private double end(int side, double threshold) {
    var inside = start;
    double stride = Math.sqrt(threshold) / 2;
    for (int strides = 0; strides < MOST_STRIDES; strides++) {
      double reach = inside.reach + stride;
      var here = followed(side, reach, starts(inside));
      if (here.drop >= threshold) {
        here = fromAfar(side, reach, starts(here, inside));
      }
      if (here.drop >= threshold) {
        var end = fromAfar(side, root(side, threshold, inside, here), starts(inside, here));
        if (!(end.drop < threshold - ROUNDING)) {
          return Double.isNaN(end.drop) ? Double.NaN : value(side, end.reach);
        }
        inside = end;
        stride = here.reach - end.reach;
      } else if (Double.isNaN(here.drop)) {
        stride /= 2;
      } else {
        inside = here;
        stride = Math.max(stride, reach / 2);
      }
    }
    return inside.reach < FARTHEST ? Double.NaN : side * Double.POSITIVE_INFINITY;
  }

  /**
   * The reach at which the drop comes to the threshold between two places; NaN where a climb
   * between them fails. Every climb starts from the tops of both places, so that the drop is a
   * function of the reach alone, and at the places themselves it is what it was: starts that wander
   * with the search could come to the lower of two tops at the inner place, and leave no root
   * between them.
   */
  private double root(int side, double threshold, Place inside, Place outside) {
    boolean[] lost = {false};
    var starts = starts(inside, outside);
    double root =
        new BracketingNthOrderBrentSolver(1e-13, 1e-11, 5)
            .solve(
                500,
                reach -> {
                  double drop = between(side, reach, starts, inside, outside);
                  lost[0] |= Double.isNaN(drop);
                  // What has no drop counts as refused: the search goes on to an end.
                  return Double.isNaN(drop) ? threshold : drop - threshold;
                },
                inside.reach,
                outside.reach);
    return lost[0] ? Double.NaN : root;
  }

  private double between(
      int side, double reach, List<double[]> starts, Place inside, Place outside) {
    if (reach == inside.reach) {
      return inside.drop;
    }
    if (reach == outside.reach) {
      return outside.drop;
    }
    return followed(side, reach, starts).drop;
  }

  private Place followed(int side, double reach, List<double[]> starts) {
    return place(reach, FirthTops.from(starts, at(value(side, reach))));
  }

  private Place fromAfar(int side, double reach, List<double[]> starts) {
    return Double.isNaN(reach)
        ? new Place(reach, List.of(), Double.NaN)
        : place(reach, FirthTops.fromAfar(starts, at(value(side, reach))));
  }

  private Place place(double reach, List<Newton.Point> tops) {
    double drop = tops.isEmpty() ? Double.NaN : 2 * (highest - tops.getFirst().value);
    return new Place(reach, tops, Math.max(0, drop));
  }

  /** Where climbs start: the tops of these places, and zeros. */
  private List<double[]> starts(Place... places) {
    var starts = new ArrayList<double[]>();
    for (Place place : places) {
      place.tops.forEach(top -> starts.add(top.at));
    }
    starts.add(new double[frame.size() - 1]);
    return starts;
  }

  private double value(int side, double reach) {
    return estimate + side * reach * error;
  }

  private FirthLikelihood at(double value) {
    return surface.holding(value * frame.lastScale());
  }
}
