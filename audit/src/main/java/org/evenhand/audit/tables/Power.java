package org.evenhand.audit.tables;

/**
 * The power of the two-sided {@link PooledZ} test to find that two rates differ, and the least
 * difference that it finds.
 *
 * <p>Up to {@value #MOST_OUTCOMES} outcomes, that is {@code (n₁ + 1)(n₂ + 1)}, the chance of
 * rejection is summed up over all of them. Above, the normal approximation of Fleiss, Levin and
 * Paik ("Statistical Methods for Rates and Proportions", 2003, chapter 4) stands in, with both
 * tails: {@code Φ((δ − z s₀) / s₁) + Φ((−δ − z s₀) / s₁)}, where {@code δ = |p₁ − p₂|}, {@code s₀²
 * = p̄ (1 − p̄)(1/n₁ + 1/n₂)} for the rate {@code p̄} of both groups together, {@code s₁² = p₁(1 −
 * p₁)/n₁ + p₂(1 − p₂)/n₂}, and {@code z} is the normal quantile of {@code 1 − α/2}.
 */
public final class Power {
  /** The most outcomes that are summed up. */
  public static final long MOST_OUTCOMES = 4_000_000;

  private final long exposed;
  private final long unexposed;
  private final double z;
  // For each number of exposed with the outcome, the least and the most of the unexposed that do
  // not lead to rejection; empty when the approximation is used.
  private final int[] low;
  private final int[] high;

  private Power(long exposed, long unexposed, double alpha) {
    this.exposed = exposed;
    this.unexposed = unexposed;
    this.z = Normal.reach(1 - alpha);
    boolean exact = (exposed + 1.0) * (unexposed + 1.0) <= MOST_OUTCOMES;
    this.low = new int[exact ? (int) exposed + 1 : 0];
    this.high = new int[low.length];
    for (int i = 0; i < low.length; i++) {
      bound(i);
    }
  }

  /**
   * For two groups of these sizes.
   *
   * @param alpha the chance of a false alarm that the test allows, such as 0.05
   */
  public static Power of(long exposed, long unexposed, double alpha) {
    if (exposed < 1 || unexposed < 1 || Math.max(exposed, unexposed) > 1L << 53) {
      throw new IllegalArgumentException(
          "groups of " + exposed + " and " + unexposed + ": each needs from 1 to 2^53 people");
    }
    return new Power(exposed, unexposed, alpha);
  }

  /** Whether it sums up every outcome, or approximates. */
  public boolean isExact() {
    return low.length > 0;
  }

  /** The chance that the test rejects equality when these are the rates. */
  public double at(double exposedRate, double unexposedRate) {
    holdRate(exposedRate);
    holdRate(unexposedRate);
    return isExact()
        ? enumerated(exposedRate, unexposedRate)
        : approximated(exposedRate, unexposedRate);
  }

  /**
   * The least difference that is found with this power when the unexposed have this rate: the
   * exposed's rate minus theirs, above 0 or below.
   *
   * @param power such as 0.8; more than the test's alpha
   * @param upwards whether the exposed's rate is the higher one
   * @return NaN when even a rate of 1, or of 0, is not found with that power
   */
  public double leastDifference(double unexposedRate, double power, boolean upwards) {
    holdRate(unexposedRate);
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power " + power + " is not between 0 and 1");
    }
    double farthest = upwards ? 1 - unexposedRate : -unexposedRate;
    if (at(upwards ? 1 : 0, unexposedRate) < power) {
      return Double.NaN;
    }
    double found = farthest;
    double missed = 0;
    for (int i = 0; i < 60; i++) {
      double middle = (found + missed) / 2;
      if (at(Math.clamp(unexposedRate + middle, 0, 1), unexposedRate) >= power) {
        found = middle;
      } else {
        missed = middle;
      }
    }
    return found;
  }

  private static void holdRate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate " + rate + " is not between 0 and 1");
    }
  }

  // |z| falls, then rises, with the number of the unexposed.
  private void bound(int i) {
    int least = 0;
    while (least <= unexposed && rejects(i, least)) {
      least++;
    }
    int most = (int) unexposed;
    while (most >= least && rejects(i, most)) {
      most--;
    }
    low[i] = least;
    high[i] = most;
  }

  // Where z is not defined (everybody has the outcome, or nobody), the test doesn't reject.
  private boolean rejects(int i, int j) {
    double statistic =
        PooledZ.statistic(new TwoByTwo(i, (double) exposed - i, j, (double) unexposed - j));
    return Math.abs(statistic) >= z;
  }

  private double enumerated(double exposedRate, double unexposedRate) {
    Mass one = new Binomial(exposed, exposedRate).mass();
    Mass other = new Binomial(unexposed, unexposedRate).mass();
    double[] upTo = new double[(int) unexposed + 2]; // chance of fewer than so many
    for (int j = 0; j <= unexposed; j++) {
      upTo[j + 1] = upTo[j] + other.at(j);
    }
    double power = 0;
    for (int i = 0; i <= exposed; i++) {
      power += one.at(i) * (1 - (upTo[high[i] + 1] - upTo[low[i]]));
    }
    return Math.clamp(power, 0, 1);
  }

  private double approximated(double p1, double p2) {
    double n1 = exposed;
    double n2 = unexposed;
    double both = (p1 * n1 + p2 * n2) / (n1 + n2);
    double equal = Math.sqrt(both * (1 - both) * (1 / n1 + 1 / n2));
    double apart = Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
    double delta = Math.abs(p1 - p2);
    if (apart == 0) { // both rates are 0 or 1: nothing is left to chance
      return delta > z * equal ? 1 : 0;
    }
    return Normal.below((delta - z * equal) / apart) + Normal.below((-delta - z * equal) / apart);
  }
}
