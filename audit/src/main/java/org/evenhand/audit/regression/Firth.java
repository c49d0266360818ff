package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression by penalised likelihood, whose estimates are always finite and less biased
 * (Firth 1993, "Bias reduction of maximum likelihood estimates", Biometrika 80; Heinze & Schemper
 * 2002, "A solution to the problem of separation in logistic regression", Statistics in Medicine
 * 21). What to use when {@link Separation} is found. Where the penalised likelihood has several
 * tops, the highest that climbs from several starts find.
 */
public final class Firth {
  static final int MOST_STEPS = 2000;
  // By how much a log likelihood must be higher to be another top's.
  private static final double RIVAL = 1e-9;

  private Firth() {}

  /** Fits. Aliased columns are left out, as in {@link Logistic#fit}. */
  public static FirthFit fit(Trials trials) {
    var frame = Frame.of(trials.design(), trials.totals());
    var plain = new BinomialLikelihood(frame, trials);
    var surface = FirthLikelihood.of(plain);
    var top = Newton.climb(surface, plain.start(), scale(plain), MOST_STEPS);
    var tops = FirthTops.fromAfar(List.of(top.point().at), surface);
    if (!tops.isEmpty() && tops.getFirst().value > top.point().value + RIVAL) {
      top = new Newton.Top(tops.getFirst(), top.steps(), true);
    }
    // Errors are those of the information, not of the penalised likelihood's curvature.
    var information = plain.apply(top.point().at).information;
    var covariance = Symmetric.inverse(Symmetric.cholesky(information));
    var estimates = frame.estimates(top.point().at, covariance);
    if (!top.converged()) {
      String[] why = new String[estimates.size()];
      Arrays.fill(why, "the fit did not converge");
      estimates = estimates.without(why);
    }
    return new FirthFit(trials, frame, top, estimates);
  }

  /** The penalty is worth about one case, however little the weights sum up to. */
  static double scale(BinomialLikelihood likelihood) {
    return Math.max(1, likelihood.cases());
  }
}
