package org.evenhand.audit.regression;

import java.util.List;
import org.evenhand.audit.numeric.Interval;

/** A logistic regression by Firth's penalised likelihood. */
public final class FirthFit {
  private final Trials trials;
  private final Frame frame;
  private final Newton.Top top;
  private final Estimates estimates;

  FirthFit(Trials trials, Frame frame, Newton.Top top, Estimates estimates) {
    this.trials = trials;
    this.frame = frame;
    this.top = top;
    this.estimates = estimates;
  }

  /** Coefficients (log odds) and their covariance, the inverse of the information. */
  public Estimates estimates() {
    return estimates;
  }

  /** Coefficients with z, p and Wald intervals; profiles are to be preferred. */
  public List<Coefficient> coefficients(double level) {
    return estimates.coefficients(level);
  }

  /** The penalised log likelihood. */
  public double logLikelihood() {
    return top.point().value + frame.logScale();
  }

  /** Whether the top was reached. */
  public boolean converged() {
    return top.converged();
  }

  /** How many steps the climb took. */
  public int steps() {
    return top.steps();
  }

  /** What was fitted. */
  public Trials trials() {
    return trials;
  }

  /**
   * Profile interval and likelihood ratio test of a coefficient, as R's {@code logistf} gives them.
   *
   * @param level level of confidence, such as 0.95
   * @throws IllegalArgumentException when there is no such column
   */
  public Profile profile(String name, double level) {
    int column = estimates.index(name);
    double estimate = estimates.value(column);
    var nothing = new Interval(Double.NaN, Double.NaN, level);
    if (!estimates.reason(column).isEmpty()) {
      return new Profile(name, estimate, nothing, Double.NaN, Double.NaN, estimates.reason(column));
    }
    double[] fit = {estimate, estimates.standardError(column)};
    var profile = new FirthProfile(frame, trials, column, top.point().value, fit);
    double statistic = profile.drop(0);
    var interval = profile.interval(level);
    boolean lost =
        Double.isNaN(statistic) || Double.isNaN(interval.low()) || Double.isNaN(interval.high());
    String reason = lost ? "a profile did not converge" : "";
    return new Profile(name, estimate, interval, statistic, Tail.chiSquared(statistic, 1), reason);
  }
}
