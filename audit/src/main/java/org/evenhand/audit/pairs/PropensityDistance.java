package org.evenhand.audit.pairs;

/**
 * The difference of the logits of propensities: of the chances to be exposed, given what is known.
 * Further apart than the caliper, two are no pair (Rosenbaum & Rubin 1985; 0.2 standard deviations
 * as Austin, "Optimal caliper widths", Pharmaceutical Statistics 10, 2011).
 */
public final class PropensityDistance implements Distance {
  /** Austin's caliper. */
  public static final double USUAL_CALIPER = 0.2;

  private final double[] logits;
  private final double widest;

  /**
   * @param exposed whether each organisation is
   * @param propensities one for each organisation, between 0 and 1, both excluded
   * @param caliper in standard deviations of the logit, pooled over both sides; infinite for none
   */
  public PropensityDistance(boolean[] exposed, double[] propensities, double caliper) {
    if (propensities.length != exposed.length) {
      throw new IllegalArgumentException(
          propensities.length + " propensities for " + exposed.length + " organisations");
    }
    if (!(caliper > 0)) {
      throw new IllegalArgumentException("caliper " + caliper + " is not above 0");
    }
    logits = new double[propensities.length];
    for (int i = 0; i < logits.length; i++) {
      if (!(propensities[i] > 0 && propensities[i] < 1)) {
        throw new IllegalArgumentException(
            "propensity " + i + " is " + propensities[i] + ", not between 0 and 1");
      }
      logits[i] = Math.log(propensities[i] / (1 - propensities[i]));
    }
    double deviation = Spread.of(exposed, i -> logits[i]).pooled();
    // Without variation, or with one of a side, there is no width to measure by.
    widest =
        Double.isNaN(deviation) || Double.isInfinite(caliper)
            ? Double.POSITIVE_INFINITY
            : caliper * deviation;
  }

  @Override
  public double between(int exposed, int other) {
    double distance = Math.abs(logits[exposed] - logits[other]);
    return distance > widest ? Double.POSITIVE_INFINITY : distance;
  }
}
