package org.evenhand.audit.result;

import java.util.List;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;

/**
 * What was found about one outcome and one exposure.
 *
 * @param outcome the outcome
 * @param exposure the exposure
 * @param exposedMeans how the exposed were told apart, as a sentence
 * @param phrase what the exposed did, as a predicate
 * @param exposed the exposed organisations' figures
 * @param others the others'
 * @param difference how much more the exposed got, after controls: in rates, or in standard
 *     deviations for outcomes that are not rates
 * @param z the primary test's statistic
 * @param p its probability for this pair alone
 * @param adjusted the same, adjusted for the whole family (single-step max-T)
 * @param stepDown the same, step by step
 * @param equivalent whether the 90 % interval of the difference lies inside ±X
 * @param detectable the smallest difference that would have been seen four times out of five
 * @param tests what stands beside it
 */
public record Pair(
    Outcome outcome,
    Exposure exposure,
    String exposedMeans,
    String phrase,
    Side exposed,
    Side others,
    Figure difference,
    double z,
    double p,
    double adjusted,
    double stepDown,
    boolean equivalent,
    double detectable,
    List<TestResult> tests) {
  public Pair {
    tests = List.copyOf(tests);
  }

  /**
   * One side of a comparison.
   *
   * @param organisations how many organisations
   * @param rulings how many rulings
   * @param mean the outcome's mean over the rulings, in its own unit: a rate, or else the geometric
   *     mean of 1 + y, less 1
   */
  public record Side(int organisations, double rulings, double mean) {}

  /** The same pair with tests beside it. */
  public Pair with(List<TestResult> beside) {
    return new Pair(
        outcome,
        exposure,
        exposedMeans,
        phrase,
        exposed,
        others,
        difference,
        z,
        p,
        adjusted,
        stepDown,
        equivalent,
        detectable,
        beside);
  }

  /** Its name for machines. */
  public String id() {
    return outcome.key() + "~" + exposure.key();
  }
}
