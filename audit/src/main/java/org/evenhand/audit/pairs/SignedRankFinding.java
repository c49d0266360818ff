package org.evenhand.audit.pairs;

import java.util.Optional;

/**
 * What a signed-rank test found. Probabilities are of the side asked for.
 *
 * @param pairs how many have a difference
 * @param statistic the sum of ranks of positive differences
 * @param z its distance from what is expected, in standard deviations, without correction
 * @param exact the probability under all signs, given the ranks, ties and all; {@code NaN} above
 *     {@link SignedRank#MOST_EXACT} pairs
 * @param normal the probability by the normal distribution
 * @param corrected the same with a correction for continuity
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record SignedRankFinding(
    int pairs,
    double statistic,
    double z,
    double exact,
    double normal,
    double corrected,
    Optional<String> reason) {}
