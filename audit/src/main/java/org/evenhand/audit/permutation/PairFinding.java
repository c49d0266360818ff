package org.evenhand.audit.permutation;

import java.util.Optional;

/**
 * What a test found about one exposure and one outcome.
 *
 * @param exposure the exposure's name
 * @param outcome the outcome's name
 * @param organisations how many organisations with a known outcome are in strata in which the
 *     exposure varies, and so say something
 * @param z the sum over organisations of exposure times score, both centred within strata, in units
 *     of its standard deviation over all permutations; {@code NaN} where that is 0
 * @param p the probability of the pair by itself
 * @param singleStep adjusted for the family: how often the family's maximum is as extreme
 * @param stepDown adjusted for the family step by step, never above {@code singleStep}
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record PairFinding(
    String exposure,
    String outcome,
    int organisations,
    double z,
    double p,
    double singleStep,
    double stepDown,
    Optional<String> reason) {}
