package org.evenhand.audit.tables;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** The binomial distribution, for any number that is exact in a {@code double}. */
record Binomial(long trials, double rate) {
  Binomial {
    if (trials < 0 || !(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(trials + " trials at a rate of " + rate);
    }
  }

  /** The chance of at most so many. */
  double atMost(long x) {
    if (x < 0 || x >= trials) {
      return x < 0 ? 0 : 1;
    }
    return rate == 0 || rate == 1
        ? 1 - rate
        : BetaDistribution.of(x + 1.0, (double) trials - x).survivalProbability(rate);
  }

  /** The chance of at least so many. */
  double atLeast(long x) {
    if (x <= 0 || x > trials) {
      return x <= 0 ? 1 : 0;
    }
    return rate == 0 || rate == 1
        ? rate
        : BetaDistribution.of((double) x, trials - x + 1.0).cumulativeProbability(rate);
  }

  /** The least number that is reached with at least this chance: that, or fewer. */
  long quantile(double chance) {
    double spread = Math.sqrt(trials * rate * (1 - rate));
    long low = (long) Math.max(-1, Math.floor(trials * rate - 40 * spread - 40));
    long high = (long) Math.min((double) trials, Math.ceil(trials * rate + 40 * spread + 40));
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (atMost(middle) >= chance) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Every number's chance, where it matters. */
  Mass mass() {
    double odds = rate / (1 - rate);
    return Mass.around(
        Math.round(trials * rate),
        rate == 1 ? trials : 0,
        rate == 0 ? 0 : trials,
        x -> (double) (trials - x) / (x + 1) * odds);
  }

  /**
   * The two-sided mid-p value of what was seen: twice the smaller tail, of which the number seen
   * counts half. H. O. Lancaster, "Significance Tests in Discrete Distributions", Journal of the
   * American Statistical Association 56 (1961).
   */
  double midP(long seen) {
    double below = (atMost(seen - 1) + atMost(seen)) / 2;
    double above = (atLeast(seen) + atLeast(seen + 1)) / 2;
    return Math.min(1, 2 * Math.min(below, above));
  }
}
