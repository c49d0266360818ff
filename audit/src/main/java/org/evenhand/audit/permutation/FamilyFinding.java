package org.evenhand.audit.permutation;

import java.util.List;
import java.util.Locale;

/**
 * What a test found about a family of pairs.
 *
 * @param pairs one for each exposure and outcome, exposures first, in the order given
 * @param arrangements how many arrangements of the exposures were looked at
 * @param exhaustive whether these are all distinct ones, so that probabilities are exact
 * @param organisations how many organisations there are
 * @param idle how many of them are in strata that say nothing: no exposure varies, or no outcome
 * @param seed of the random arrangements
 */
public record FamilyFinding(
    List<PairFinding> pairs,
    long arrangements,
    boolean exhaustive,
    int organisations,
    int idle,
    long seed) {
  public FamilyFinding {
    pairs = List.copyOf(pairs);
  }

  /** The finding about a pair. */
  public PairFinding pair(String exposure, String outcome) {
    return pairs.stream()
        .filter(pair -> pair.exposure().equals(exposure) && pair.outcome().equals(outcome))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no pair of " + exposure + " and " + outcome));
  }

  /** The smallest adjusted probability: the family's; {@code NaN} where no pair has one. */
  public double p() {
    return pairs.stream()
        .mapToDouble(PairFinding::singleStep)
        .filter(p -> !Double.isNaN(p))
        .min()
        .orElse(Double.NaN);
  }

  /** One sentence that says what the probabilities rest on. */
  public String basis() {
    String how =
        exhaustive
            ? String.format(Locale.ROOT, "all %,d distinct arrangements: exact", arrangements)
            : String.format(Locale.ROOT, "%,d random arrangements, seed %d", arrangements, seed);
    return String.format(
        Locale.ROOT,
        "%s; %,d of %,d organisations are in strata that say nothing.",
        how,
        idle,
        organisations);
  }
}
