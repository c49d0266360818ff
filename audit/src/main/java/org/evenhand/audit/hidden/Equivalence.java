package org.evenhand.audit.hidden;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evenhand.audit.numeric.Interval;

/**
 * Whether a difference is shown to be small: two one-sided tests, that it is above −X and that it
 * is below X (Schuirmann, "A comparison of the two one-sided tests procedure and the power
 * approach", 1987). Both reject at 5 % just where the interval of 90 % lies within ±X.
 *
 * @param estimate the interval's middle
 * @param error the standard error that the interval stands for
 * @param above the probability of an estimate as high if the difference were −X
 * @param below the probability of one as low if it were X
 * @param p the larger of both
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record Equivalence(
    double estimate, double error, double above, double below, double p, Optional<String> reason) {
  /**
   * Tests.
   *
   * @param interval of a difference, or of a ratio's logarithm, by the normal distribution: its
   *     middle is the estimate
   * @param margin X, above 0, on the same scale
   */
  public static Equivalence of(Interval interval, double margin) {
    if (!(margin > 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("margin " + margin + " is not above 0 and finite");
    }
    double width = interval.high() - interval.low();
    if (!Double.isFinite(width)) {
      return undefined("the interval has no end, or is not defined");
    }
    if (width == 0) {
      return undefined("the interval has no width");
    }
    var normal = NormalDistribution.of(0, 1);
    double z = normal.inverseSurvivalProbability((1 - interval.level()) / 2);
    double error = width / (2 * z);
    double estimate = interval.low() + width / 2;
    double above = normal.survivalProbability((estimate + margin) / error);
    double below = normal.cumulativeProbability((estimate - margin) / error);
    return new Equivalence(estimate, error, above, below, Math.max(above, below), Optional.empty());
  }

  private static Equivalence undefined(String reason) {
    double nan = Double.NaN;
    return new Equivalence(nan, nan, nan, nan, nan, Optional.of(reason));
  }

  /** Whether the difference is shown to lie within ±X. */
  public boolean holds(double level) {
    return p <= level;
  }
}
