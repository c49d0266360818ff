package org.evenhand.audit.pairs;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.evenhand.audit.numeric.Interval;

/**
 * McNemar's test of pairs with an outcome of yes or no ("Note on the sampling error of the
 * difference between correlated proportions", Psychometrika 12, 1947). Pairs that agree say
 * nothing.
 *
 * @param first pairs in which only the first, or exposed, one had it
 * @param second pairs in which only the second one had it
 * @param exact the probability of both sides under the binomial distribution
 * @param chiSquared without correction, and its probability
 * @param p of {@code chiSquared}
 * @param corrected chi-squared with Edwards' correction of 1, none where both counts are equal
 * @param correctedP of {@code corrected}
 * @param oddsRatio conditional: {@code first / second}, infinite for a second of 0
 * @param interval its exact interval, from Clopper and Pearson's of the share
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record McNemar(
    long first,
    long second,
    double exact,
    double chiSquared,
    double p,
    double corrected,
    double correctedP,
    double oddsRatio,
    Interval interval,
    Optional<String> reason) {
  private static final int MOST = 1_000_000_000;

  /** Tests counts of pairs that disagree. */
  public static McNemar of(long first, long second, double level) {
    if (first < 0 || second < 0 || first + second > MOST) {
      throw new IllegalArgumentException(
          "counts " + first + " and " + second + ": below 0, or more than " + MOST);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    double nan = Double.NaN;
    if (first + second == 0) {
      return new McNemar(
          0,
          0,
          nan,
          nan,
          nan,
          nan,
          nan,
          nan,
          new Interval(nan, nan, level),
          Optional.of("no pair disagrees"));
    }
    double n = first + second;
    double distance = Math.abs(first - second);
    double chi = distance * distance / n;
    double less = Math.max(0, distance - 1);
    double corrected = less * less / n;
    var tail = ChiSquaredDistribution.of(1);
    return new McNemar(
        first,
        second,
        exact(first, second),
        chi,
        tail.survivalProbability(chi),
        corrected,
        tail.survivalProbability(corrected),
        (double) first / second,
        interval(first, second, level),
        Optional.empty());
  }

  private static double exact(long first, long second) {
    int fewer = (int) Math.min(first, second);
    double tail = BinomialDistribution.of((int) (first + second), 0.5).cumulativeProbability(fewer);
    return Math.min(1, 2 * tail);
  }

  private static Interval interval(long first, long second, double level) {
    double alpha = (1 - level) / 2;
    double low =
        first == 0
            ? 0
            : BetaDistribution.of((double) first, second + 1.0).inverseCumulativeProbability(alpha);
    // The upper end as one less the mirrored share's lower: no digits are lost near 1.
    double other =
        second == 0
            ? 0
            : BetaDistribution.of((double) second, first + 1.0).inverseCumulativeProbability(alpha);
    return new Interval(low / (1 - low), (1 - other) / other, level);
  }
}
