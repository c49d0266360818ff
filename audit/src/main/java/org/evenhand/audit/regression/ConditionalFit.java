package org.evenhand.audit.regression;

import java.util.List;

/** A conditional logistic regression of matched sets. */
public final class ConditionalFit {
  private final Estimates estimates;
  private final Separation separation;
  private final Newton.Top top;
  private final double nothing;
  private final int parameters;
  private final int sets;
  private final int withVariation;

  ConditionalFit(
      Estimates estimates,
      Separation separation,
      Newton.Top top,
      double nothing,
      int parameters,
      ConditionalLogistic.SetCounts counts) {
    this.estimates = estimates;
    this.separation = separation;
    this.top = top;
    this.nothing = nothing;
    this.parameters = parameters;
    this.sets = counts.all();
    this.withVariation = counts.withVariation();
  }

  /** Coefficients (log odds) and their covariance. */
  public Estimates estimates() {
    return estimates;
  }

  /** Coefficients with z, p and Wald intervals. */
  public List<Coefficient> coefficients(double level) {
    return estimates.coefficients(level);
  }

  /** Whether outcomes are separated within the sets, and by which columns. */
  public Separation separation() {
    return separation;
  }

  /** Whether the top of the likelihood was reached; with separation, its limit's. */
  public boolean converged() {
    return top.converged();
  }

  /** The conditional log likelihood; with separation, the least upper bound of it. */
  public double logLikelihood() {
    return top.point().value;
  }

  /** The conditional log likelihood when nothing matters. */
  public double nullLogLikelihood() {
    return nothing;
  }

  /** The likelihood ratio statistic of nothing mattering. */
  public double likelihoodRatio() {
    return 2 * (logLikelihood() - nothing);
  }

  /** How many coefficients were fitted: the degrees of freedom of the likelihood ratio. */
  public int parameters() {
    return parameters;
  }

  /** The p-value of the likelihood ratio; {@code NaN} when nothing was fitted. */
  public double p() {
    return Tail.chiSquared(likelihoodRatio(), parameters);
  }

  /** How many sets have rows. */
  public int sets() {
    return sets;
  }

  /** In how many of them all had the outcome or none had: they say nothing. */
  public int setsWithoutVariation() {
    return sets - withVariation;
  }
}
