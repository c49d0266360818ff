package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Separation in a logistic regression, and the rows that are left of it. The rows told apart are
 * certain in the limit; the others are an ordinary regression, whose estimates are the limits of
 * those coefficients that have one (Geyer 2009, "Likelihood inference in exponential families and
 * directions of recession", Electronic Journal of Statistics 3).
 */
final class PatternSeparation {
  private final Separation found;
  private final boolean[] left;

  private PatternSeparation(Separation found, boolean[] left) {
    this.found = found;
    this.left = left;
  }

  /** What was found. */
  Separation found() {
    return found;
  }

  /** Which rows of the design are not told apart. */
  boolean[] left() {
    return left;
  }

  static PatternSeparation of(Frame frame, Trials trials) {
    boolean[] left = new boolean[trials.design().rows()];
    var none = new Separation(Separation.Kind.NONE, List.of());
    var cone = PatternCone.of(frame, trials);
    var found = Recession.all(cone);
    if (found.isEmpty()) {
      Arrays.fill(left, true);
      return new PatternSeparation(none, left);
    }
    boolean[] apart = new boolean[frame.rows().length];
    var rest = cone;
    for (double[] direction : found) {
      var level = rest.level(direction);
      markGone(rest, level, apart);
      rest = level;
    }
    var span = new Subspace(frame.size());
    boolean any = false;
    for (int i = 0; i < apart.length; i++) {
      if (!apart[i]) {
        span.add(frame.point(i));
        left[frame.rows()[i]] = true;
        any = true;
      }
    }
    var kind = any ? Separation.Kind.QUASI_COMPLETE : Separation.Kind.COMPLETE;
    var directions = new ArrayList<double[]>();
    found.forEach(direction -> directions.add(cone.whole(direction)));
    return new PatternSeparation(Separation.of(kind, frame, span, directions), left);
  }

  private static void markGone(PatternCone before, PatternCone after, boolean[] gone) {
    for (int place : before.places()) {
      gone[place] = true;
    }
    for (int place : after.places()) {
      gone[place] = false;
    }
  }
}
