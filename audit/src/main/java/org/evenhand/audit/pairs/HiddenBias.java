package org.evenhand.audit.pairs;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far something unseen could explain a difference within pairs: if it makes one of two matched
 * organisations up to Γ times as likely (in odds) to be the exposed one, the probability of a
 * result in favour of the exposed at least as large is no more than a bound (Rosenbaum,
 * Observational Studies, 2nd ed. 2002, ch. 4; as R's {@code rbounds}). The bounds are of one side,
 * that the exposed fare better; swap the pair for the other.
 */
public final class HiddenBias {
  private static final double MOST = 1e6;

  private HiddenBias() {}

  /**
   * The bound for outcomes of yes or no.
   *
   * @param exposed pairs in which only the exposed one had it
   * @param other pairs in which only the other had it
   * @param gamma 1 or more
   * @return {@code NaN} where no pair disagrees
   */
  public static double mcNemar(long exposed, long other, double gamma) {
    double positive = positive(gamma);
    if (exposed < 0 || other < 0 || exposed + other > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException("counts " + exposed + " and " + other);
    }
    if (exposed + other == 0) {
      return Double.NaN;
    }
    return exposed == 0
        ? 1
        : BinomialDistribution.of((int) (exposed + other), positive)
            .survivalProbability((int) exposed - 1);
  }

  /**
   * The bound for signed ranks by the normal distribution, as {@code rbounds::psens}; pairs without
   * a difference are left out first.
   *
   * @return {@code NaN} where no pair has a difference
   */
  public static double signedRank(double[] differences, double gamma) {
    double positive = positive(gamma);
    var ranks = new SignedRanks(differences, Zeros.WILCOX);
    double deviation = Math.sqrt(positive * (1 - positive) * ranks.sumOfSquares());
    return ranks.size() == 0
        ? Double.NaN
        : NormalDistribution.of(0, 1)
            .survivalProbability((ranks.statistic / 2.0 - positive * ranks.sum()) / deviation);
  }

  /**
   * The same by the exact distribution.
   *
   * @return {@code NaN} where no pair has a difference, or more than {@link SignedRank#MOST_EXACT}
   */
  public static double exactSignedRank(double[] differences, double gamma) {
    double positive = positive(gamma);
    var ranks = new SignedRanks(differences, Zeros.WILCOX);
    return ranks.size() == 0 || ranks.size() > SignedRank.MOST_EXACT
        ? Double.NaN
        : ranks.atLeast(ranks.statistic, positive);
  }

  private static double positive(double gamma) {
    if (!(gamma >= 1 && gamma <= MOST)) {
      throw new IllegalArgumentException("gamma " + gamma + " is not in 1.." + MOST);
    }
    return gamma / (1 + gamma);
  }

  /**
   * The largest Γ at which a bound is not above a level.
   *
   * @param gamma {@code NaN} where there is none
   * @param reason why; empty where there is one
   */
  public record Tipping(double gamma, Optional<String> reason) {}

  /**
   * Finds it.
   *
   * @param bound a bound as a function of Γ, never falling
   * @param level such as 0.05
   */
  public static Tipping tipping(DoubleUnaryOperator bound, double level) {
    double atOne = bound.applyAsDouble(1);
    if (Double.isNaN(atOne)) {
      return new Tipping(Double.NaN, Optional.of("no pair says anything"));
    }
    if (atOne > level) {
      return new Tipping(Double.NaN, Optional.of("even without bias p is " + atOne));
    }
    double low = 1;
    double high = 2;
    while (high < MOST && bound.applyAsDouble(high) <= level) {
      low = high;
      high = Math.min(MOST, high * 2);
    }
    if (high >= MOST && bound.applyAsDouble(MOST) <= level) {
      return new Tipping(MOST, Optional.of("no bias up to " + MOST + " explains it"));
    }
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      if (bound.applyAsDouble(middle) <= level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Tipping(low, Optional.empty());
  }
}
