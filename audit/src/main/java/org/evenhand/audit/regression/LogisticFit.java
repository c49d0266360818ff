package org.evenhand.audit.regression;

import java.util.List;

/** A logistic regression. Likelihoods are those of single cases, however rows were grouped. */
public final class LogisticFit {
  private final Trials trials;
  private final BinomialLikelihood likelihood;
  private final Newton.Top top;
  private final Estimates estimates;
  private final Separation separation;
  private final int parameters;

  LogisticFit(
      Trials trials,
      BinomialLikelihood likelihood,
      Newton.Top top,
      Estimates estimates,
      Separation separation,
      int parameters) {
    this.trials = trials;
    this.likelihood = likelihood;
    this.top = top;
    this.estimates = estimates;
    this.separation = separation;
    this.parameters = parameters;
  }

  /** Coefficients (log odds) and their covariance. */
  public Estimates estimates() {
    return estimates;
  }

  /** Coefficients with z, p and Wald intervals. */
  public List<Coefficient> coefficients(double level) {
    return estimates.coefficients(level);
  }

  /** Whether outcomes are separated, and by which columns. */
  public Separation separation() {
    return separation;
  }

  /** Whether the top of the likelihood was reached; with separation, its limit's. */
  public boolean converged() {
    return top.converged();
  }

  /** How many steps the climb took. */
  public int steps() {
    return top.steps();
  }

  /** The log likelihood; with separation, the least upper bound of it. */
  public double logLikelihood() {
    return top.point().value;
  }

  /** Minus twice the log likelihood. */
  public double deviance() {
    return 0 - 2 * logLikelihood();
  }

  /** Minus twice the log likelihood of everybody having the overall rate. */
  public double nullDeviance() {
    double yes = 0;
    double all = 0;
    for (int i = 0; i < trials.design().rows(); i++) {
      yes += trials.successes(i);
      all += trials.total(i);
    }
    double value = yes > 0 ? yes * Math.log(yes / all) : 0;
    return -2 * (all > yes ? value + (all - yes) * Math.log1p(-yes / all) : value);
  }

  /** Akaike's criterion. */
  public double aic() {
    return deviance() + 2 * parameters;
  }

  /** How many coefficients were fitted, those without a finite estimate included. */
  public int parameters() {
    return parameters;
  }

  /** How many cases there are. */
  public double cases() {
    return trials.cases();
  }

  /** What was fitted. */
  public Trials trials() {
    return trials;
  }

  /** The rows, working weights and residuals that robust errors are made of. */
  Scores scores() {
    return likelihood.scores(top.point().at);
  }
}
