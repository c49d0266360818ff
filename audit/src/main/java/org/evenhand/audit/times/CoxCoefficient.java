package org.evenhand.audit.times;

import java.util.Optional;
import org.evenhand.audit.numeric.Interval;

/**
 * What a model says of one covariate.
 *
 * @param covariate its name
 * @param estimate the logarithm of the hazards' ratio for one unit more; infinite where the
 *     likelihood has no maximum
 * @param naiveError the standard error if observations are independent
 * @param error the standard error that interval and probability rest on: with clusters the robust
 *     one
 * @param interval of confidence of {@code estimate}; its {@code exp()} is the ratio's
 * @param p the probability of an estimate as far from 0, by the normal distribution
 * @param reason why figures are infinite or {@code NaN}; empty where they are not
 */
public record CoxCoefficient(
    String covariate,
    double estimate,
    double naiveError,
    double error,
    Interval interval,
    double p,
    Optional<String> reason) {
  /** The ratio of hazards for one unit more. */
  public double hazardRatio() {
    return Math.exp(estimate);
  }
}
