package org.evenhand.audit.tables;

import java.util.Comparator;
import java.util.List;

/**
 * The exact conditional test for strata, all margins fixed, with the common odds ratio by
 * conditional maximum likelihood and its exact interval, as in R's {@code mantelhaen.test(exact =
 * TRUE)}. The statistic is the number of exposed with the outcome.
 *
 * <p>J. J. Gart, "Point and Interval Estimation of the Common Odds Ratio in the Combination of 2×2
 * Tables with Fixed Marginals", Biometrika 57 (1970); D. B. Martin and H. Austin, Epidemiology 2
 * (1991), for multiplying the strata's polynomials. Both sides together are the sums that are no
 * more probable than the one seen, with a relative tolerance of 10⁻⁷ for ties.
 *
 * <p>More than {@value #MOST_STEPS} multiplications are not done: the result then says so, and
 * {@link CochranMantelHaenszel} will do, since so many people are far from sparse.
 */
public final class ExactStrata {
  /** The most multiplications that are done for one distribution. */
  static final long MOST_STEPS = 2_000_000_000L;

  private final Strata all;
  private final Strata used;
  private final List<Hypergeometric> margins;
  private final long seen;
  private final String why;

  private ExactStrata(Strata all) {
    this.all = all;
    this.used = all.informative();
    this.margins = used.tables().stream().map(Hypergeometric::of).toList();
    this.seen = (long) used.sum(TwoByTwo::a);
    this.why = whyNot();
  }

  /**
   * The test. Where every stratum has an empty margin, only one outcome is possible, and p is 1.
   *
   * @throws IllegalArgumentException when a cell is not a whole number
   */
  public static StrataResult test(Strata strata, Side side) {
    strata.tables().forEach(TwoByTwo::wholeCounts);
    var exact = new ExactStrata(strata);
    if (!exact.why.isEmpty()) {
      return StrataResult.undefined(exact.used, strata, exact.why);
    }
    double p = exact.margins.isEmpty() ? 1 : FisherExact.p(exact.sum(0), exact.seen, side);
    int used = exact.used.size();
    return new StrataResult(exact.seen, 0, p, used, strata.size() - used, "");
  }

  /**
   * The common odds ratio.
   *
   * @throws IllegalArgumentException when a cell is not a whole number
   */
  public static StrataEstimate odds(Strata strata, double level) {
    Normal.reach(level);
    strata.tables().forEach(TwoByTwo::wholeCounts);
    var exact = new ExactStrata(strata);
    return StrataEstimate.of(exact.estimate(level), exact.used, strata);
  }

  private Estimate estimate(double level) {
    if (margins.isEmpty()) {
      return Estimate.undefined(level, "every stratum has an empty margin");
    }
    if (!why.isEmpty()) {
      return Estimate.undefined(level, why);
    }
    // Multiplied once, near the estimate: tilting moves it from there, and no tail is lost on the
    // way, as it would be between no association and a strong one in a large table.
    double centre = centre();
    Mass near = sum(centre);
    long lowest = margins.stream().mapToLong(Hypergeometric::lowest).sum();
    long highest = margins.stream().mapToLong(Hypergeometric::highest).sum();
    return new ConditionalOdds.Exact(
            log -> near.tilted(log - centre), seen, lowest, highest, centre)
        .estimate(level);
  }

  private double centre() {
    double odds = MantelHaenszelOdds.ratio(used);
    if (odds > 0 && odds < Double.POSITIVE_INFINITY) {
      return Math.log(odds);
    }
    var halves =
        used.tables().stream()
            .map(t -> new TwoByTwo(t.a() + 0.5, t.b() + 0.5, t.c() + 0.5, t.d() + 0.5))
            .toList();
    return Math.log(MantelHaenszelOdds.ratio(new Strata(halves)));
  }

  // The distribution of the sum over strata, the smallest ones first.
  private Mass sum(double logOdds) {
    return margins.stream()
        .map(stratum -> stratum.at(logOdds))
        .sorted(Comparator.comparingInt(Mass::size))
        .reduce(Mass::plus)
        .orElseThrow();
  }

  private String whyNot() {
    if (all.sum(TwoByTwo::total) > Hypergeometric.MOST) {
      return "more than 10^11 people: the exact test is not computed";
    }
    double steps = 0;
    double size = 1;
    for (double own : margins.stream().mapToDouble(ExactStrata::reach).sorted().toArray()) {
      steps += size * own;
      size += own - 1;
    }
    return steps > MOST_STEPS
        ? "the exact test would take more than " + MOST_STEPS + " multiplications"
        : "";
  }

  // How many numbers Mass keeps at most: some 38 standard deviations to each side.
  private static double reach(Hypergeometric stratum) {
    double total = (double) stratum.exposed() + stratum.unexposed();
    double possible = stratum.highest() - stratum.lowest() + 1.0;
    return Math.min(possible, 76 * Math.sqrt(total) / 4 + 100);
  }
}
