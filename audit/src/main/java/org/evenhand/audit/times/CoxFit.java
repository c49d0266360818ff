package org.evenhand.audit.times;

import java.util.ArrayList;
import java.util.List;

/**
 * The maximum of a partial likelihood, by Newton's method with halved steps. Coefficients are those
 * of the likelihood's scaled covariates.
 */
final class CoxFit {
  // After a step whose gain is less than this the next would gain its square.
  private static final double GAIN = 1e-11;
  private static final int MOST_STEPS = 80;
  // Below as many steps a likelihood with a maximum is climbed; one without goes on and on.
  private static final int SUSPICIOUS = 8;

  final PartialLikelihood likelihood;

  /** The covariates that are no sum of earlier ones, by their number among those given. */
  final List<Integer> kept;

  final LikelihoodPoint start;
  LikelihoodPoint best;
  int steps;

  private final List<Escape> escapes = new ArrayList<>();
  private boolean singular;

  CoxFit(CensoredTimes times, List<Covariate> covariates, int[] strata, Ties ties) {
    var all = new PartialLikelihood(times, covariates, strata, ties);
    var independent =
        new SemiDefinite(LikelihoodPoint.of(all, new double[covariates.size()]).information);
    kept = new ArrayList<>();
    for (int j = 0; j < covariates.size(); j++) {
      if (independent.keeps(j)) {
        kept.add(j);
      }
    }
    likelihood =
        kept.size() == covariates.size()
            ? all
            : new PartialLikelihood(
                times, kept.stream().map(covariates::get).toList(), strata, ties);
    start = LikelihoodPoint.of(likelihood, new double[kept.size()]);
    best = start;
    climb();
    look();
  }

  private void climb() {
    while (steps < MOST_STEPS && !kept.isEmpty()) {
      var information = new SemiDefinite(best.information, 1e-14);
      singular |= information.rank() < kept.size();
      var step = information.solve(best.score);
      double gain = 0;
      for (int j = 0; j < step.length; j++) {
        gain += step[j] * best.score[j] / 2;
      }
      steps++;
      if (!(gain > 0) || !advance(step) || gain < GAIN) {
        return;
      }
    }
  }

  private boolean advance(double[] step) {
    double part = 1;
    for (int halvings = 0; halvings < 40; halvings++) {
      var coefficients = best.coefficients.clone();
      for (int j = 0; j < step.length; j++) {
        coefficients[j] += part * step[j];
      }
      var next = LikelihoodPoint.of(likelihood, coefficients);
      if (next.value >= best.value - 1e-12 * Math.abs(best.value)) {
        best = next;
        return true;
      }
      part /= 2;
    }
    return false;
  }

  private void look() {
    boolean suspicious = steps >= SUSPICIOUS || singular;
    var recession = new Recession(likelihood);
    for (int j = 0; j < kept.size(); j++) {
      boolean up = suspicious && recession.reach(j, 1) > 0;
      boolean down = suspicious && recession.reach(j, -1) > 0;
      escapes.add(up && down ? Escape.EITHER : up ? Escape.UP : down ? Escape.DOWN : Escape.NONE);
    }
  }

  /** Whether the likelihood has no maximum. */
  boolean escapes() {
    return escapes.stream().anyMatch(each -> each != Escape.NONE);
  }

  Escape escape(int j) {
    return escapes.get(j);
  }

  /** Which way a coefficient runs to infinity. */
  enum Escape {
    NONE(0),
    UP(Double.POSITIVE_INFINITY),
    DOWN(Double.NEGATIVE_INFINITY),
    /** One way as well as the other, with other coefficients. */
    EITHER(Double.NaN);

    final double end;

    Escape(double end) {
      this.end = end;
    }
  }
}
