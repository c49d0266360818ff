package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * The directions in which a partial likelihood never falls, and so has no maximum: at every event
 * nobody at risk lies further that way than those who had it. They are a cone; whether a
 * coefficient can run to infinity is how far the cone reaches along it, which linear programs say
 * (for logistic models: Konis, "Linear programming algorithms for detecting separated data", 2007).
 * Comparisons are as many as events times those at risk, so only those are taken into the program
 * that a solution without them would break.
 */
final class Recession {
  private static final double ROUNDING = 1e-7;
  private static final int MOST_ROUNDS = 300;
  private static final int ADDED_AT_ONCE = 20;

  private final PartialLikelihood likelihood;
  private final List<LinearConstraint> constraints = new ArrayList<>();

  Recession(PartialLikelihood likelihood) {
    this.likelihood = likelihood;
    for (int j = 0; j < likelihood.covariates; j++) {
      var unit = new double[likelihood.covariates];
      unit[j] = 1;
      constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
      constraints.add(new LinearConstraint(unit.clone(), Relationship.GEQ, -1));
    }
  }

  /** How far the cone reaches along a coefficient, within a cube of 1: 0 where it doesn't. */
  double reach(int coefficient, int sign) {
    var objective = new double[likelihood.covariates];
    objective[coefficient] = sign;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] direction = solve(objective);
      double along = sign * direction[coefficient];
      if (along <= ROUNDING || !cut(direction)) {
        return along <= ROUNDING ? 0 : along;
      }
    }
    throw new IllegalStateException("no end of comparisons after " + MOST_ROUNDS + " rounds");
  }

  private double[] solve(double[] objective) {
    try {
      return new SimplexSolver(1e-10)
          .optimize(
              new MaxIter(100_000),
              new LinearObjectiveFunction(objective, 0),
              new LinearConstraintSet(constraints),
              GoalType.MAXIMIZE,
              new NonNegativeConstraint(false))
          .getPoint();
    } catch (MathIllegalStateException e) {
      throw new IllegalStateException("the program of comparisons has no solution", e);
    }
  }

  /** Adds the comparisons that a direction breaks most; false if it breaks none. */
  private boolean cut(double[] direction) {
    var along = likelihood.logHazards(direction);
    var broken = new ArrayList<int[]>();
    int furthest = 0;
    for (int from = 0; from < along.length; ) {
      if (from == 0 || likelihood.stratum(from) != likelihood.stratum(from - 1)) {
        furthest = from;
      }
      int to = from;
      for (; to < along.length && likelihood.together(from, to); to++) {
        furthest = along[to] > along[furthest] ? to : furthest;
      }
      for (int k = from; k < to; k++) {
        if (likelihood.eventAt(k) && along[k] < along[furthest] - ROUNDING) {
          broken.add(new int[] {k, furthest});
        }
      }
      from = to;
    }
    broken.stream()
        .sorted((a, b) -> Double.compare(along[a[0]] - along[a[1]], along[b[0]] - along[b[1]]))
        .limit(ADDED_AT_ONCE)
        .map(pair -> comparison(pair[0], pair[1]))
        .forEach(constraints::add);
    return !broken.isEmpty();
  }

  private LinearConstraint comparison(int event, int other) {
    var difference = new double[likelihood.covariates];
    Arrays.setAll(difference, j -> likelihood.x[event][j] - likelihood.x[other][j]);
    return new LinearConstraint(difference, Relationship.GEQ, 0);
  }
}
