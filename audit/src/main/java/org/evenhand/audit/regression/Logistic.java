package org.evenhand.audit.regression;

import java.util.Arrays;

/**
 * Logistic regression by maximum likelihood: iteratively reweighted least squares (McCullagh &
 * Nelder 1989, "Generalized Linear Models", chapter 4) in an orthonormal basis of the columns.
 */
public final class Logistic {
  private static final int MOST_STEPS = 200;

  private Logistic() {}

  /**
   * Fits. When outcomes are separated, the fit says which columns have no finite estimate; the
   * others' estimates are the limits that the likelihood's climb tends to.
   */
  public static LogisticFit fit(Trials trials) {
    var frame = Frame.of(trials.design(), trials.totals());
    var separation = PatternSeparation.of(frame, trials);
    boolean found = separation.found().found();
    var counted = found ? trials.only(separation.left()) : trials;
    var used = found ? Frame.of(counted.design(), counted.totals()) : frame;
    var likelihood = new BinomialLikelihood(used, counted);
    var top = Newton.climb(likelihood, likelihood.start(), likelihood.cases(), MOST_STEPS);
    var raw = used.estimates(top.point().at, top.covariance());
    String[] why = reasons(trials.design(), frame, separation.found());
    if (!top.converged()) {
      Arrays.setAll(why, j -> why[j].isEmpty() ? "the fit did not converge" : why[j]);
    }
    return new LogisticFit(
        trials, likelihood, top, raw.without(why), separation.found(), frame.size());
  }

  private static String[] reasons(Design design, Frame frame, Separation separation) {
    String[] why = new String[design.columns()];
    for (int j = 0; j < why.length; j++) {
      String aliased = frame.reason(j);
      why[j] = aliased.isEmpty() ? separation.reason(design.names().get(j)) : aliased;
    }
    return why;
  }
}
