package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.List;

/** Separation in matched sets, and the rows that are left of it, as {@link PatternSeparation}. */
final class SetSeparation {
  private final Separation found;
  private final boolean[] left;

  private SetSeparation(Separation found, boolean[] left) {
    this.found = found;
    this.left = left;
  }

  /** What was found. */
  Separation found() {
    return found;
  }

  /** Which rows of the design are not told apart within their set. */
  boolean[] left() {
    return left;
  }

  static SetSeparation of(Frame frame, Trials trials, int[] sets) {
    var cone = SetCone.of(frame, trials, sets);
    var directions = Recession.all(cone);
    if (directions.isEmpty()) {
      boolean[] all = new boolean[trials.design().rows()];
      Arrays.fill(all, true);
      return new SetSeparation(new Separation(Separation.Kind.NONE, List.of()), all);
    }
    var rest = cone;
    for (double[] direction : directions) {
      rest = rest.level(direction);
    }
    var kind = rest.isEmpty() ? Separation.Kind.COMPLETE : Separation.Kind.QUASI_COMPLETE;
    var separation = Separation.of(kind, frame, rest.span(), directions);
    return new SetSeparation(separation, rest.rows());
  }
}
