package org.evenhand.audit.times;

/**
 * A curve at one of its times.
 *
 * @param time when
 * @param atRisk the weight of those still watched right before it
 * @param events the weight of events at it
 * @param censored the weight of those watched no longer
 * @param survival the share without the event after it
 * @param variance of {@code survival}, by Greenwood (1926); {@code NaN} where survival is 0: the
 *     formula has no value there
 */
public record SurvivalStep(
    double time, double atRisk, double events, double censored, double survival, double variance) {
  /** The standard error of the logarithm of survival. */
  double logError() {
    return Math.sqrt(variance) / survival;
  }
}
