package org.evenhand.audit.pairs;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The signed-rank test of differences within pairs that are symmetric about 0 (Wilcoxon,
 * "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945).
 */
public final class SignedRank {
  /** The most pairs for which the exact distribution is computed. */
  public static final int MOST_EXACT = 300;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private SignedRank() {}

  /**
   * Tests differences.
   *
   * @param differences one for each pair, finite; equal ones are tied
   */
  public static SignedRankFinding test(double[] differences, Zeros zeros, Side side) {
    var ranks = new SignedRanks(differences, zeros);
    double statistic = ranks.statistic / 2.0;
    if (ranks.size() == 0) {
      return new SignedRankFinding(
          0,
          statistic,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Optional.of("no pair has a difference"));
    }
    double distance = statistic - ranks.sum() / 2;
    double deviation = Math.sqrt(ranks.sumOfSquares()) / 2;
    double correction =
        switch (side) {
          case BOTH -> Math.signum(distance) / 2;
          case GREATER -> 0.5;
          case LESS -> -0.5;
        };
    boolean small = ranks.size() <= MOST_EXACT;
    return new SignedRankFinding(
        ranks.size(),
        statistic,
        distance / deviation,
        small ? exact(ranks, side) : Double.NaN,
        normal(distance / deviation, side),
        normal((distance - correction) / deviation, side),
        small
            ? Optional.empty()
            : Optional.of("the exact distribution is not computed above " + MOST_EXACT + " pairs"));
  }

  private static double exact(SignedRanks ranks, Side side) {
    long all = Arrays.stream(ranks.doubled).asLongStream().sum();
    double greater = ranks.atLeast(ranks.statistic, 0.5);
    double less = ranks.atLeast(all - ranks.statistic, 0.5);
    return switch (side) {
      case GREATER -> greater;
      case LESS -> less;
      case BOTH -> Math.min(1, 2 * Math.min(greater, less));
    };
  }

  private static double normal(double z, Side side) {
    return switch (side) {
      case GREATER -> NORMAL.survivalProbability(z);
      case LESS -> NORMAL.cumulativeProbability(z);
      case BOTH -> Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    };
  }
}
