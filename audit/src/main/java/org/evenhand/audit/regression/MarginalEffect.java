package org.evenhand.audit.regression;

/**
 * By how much a column changes the chance of the outcome, on average over the cases.
 *
 * @param effect the effect with its error by the delta method
 * @param kind what was averaged
 */
public record MarginalEffect(Coefficient effect, Kind kind) {
  /** What was averaged. */
  public enum Kind {
    /** The chance at 1 less the chance at 0, each case with its other values. */
    DIFFERENCE,
    /** The chance at a level less the chance at the factor's reference level. */
    LEVEL_DIFFERENCE,
    /** The slope of the chance at each case's own values. */
    SLOPE
  }
}
