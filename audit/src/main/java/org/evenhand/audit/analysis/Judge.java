package org.evenhand.audit.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Verdict;
import org.evenhand.audit.result.Verdict.Level;

/**
 * Gives the verdict by fixed rules:
 *
 * <ol>
 *   <li><b>strong</b>: the family's p ≤ strong_alpha, and the pair that shows it differs by X or
 *       more;
 *   <li><b>signal</b>: the family's p ≤ alpha;
 *   <li><b>none</b>: for every pair the 90 % interval of the difference lies inside ±X (two
 *       one-sided tests at 5 %: Schuirmann 1987);
 *   <li><b>inconclusive</b>: anything else, with the difference that could not have been seen.
 * </ol>
 */
public final class Judge {
  private Judge() {}

  /**
   * The verdict.
   *
   * @param pairs the pairs of the primary test
   * @param placebo the family's p among outcomes that nobody could sway; NaN if there are none
   */
  public static Verdict of(List<Pair> pairs, Plan plan, double placebo) {
    double p = pairs.stream().mapToDouble(Pair::adjusted).filter(v -> v >= 0).min().orElse(1);
    double detectable = detectable(pairs);
    var level = level(pairs, plan, p);
    return new Verdict(
        level,
        p,
        plan.alpha(),
        plan.equivalence(),
        detectable,
        sentence(level, pairs, plan, p, detectable),
        caution(plan, placebo));
  }

  /** Of rates, if there are any: other outcomes' are in standard deviations. */
  private static double detectable(List<Pair> pairs) {
    boolean rates = pairs.stream().anyMatch(pair -> pair.outcome().binary());
    return pairs.stream()
        .filter(pair -> pair.outcome().binary() == rates)
        .mapToDouble(Pair::detectable)
        .filter(value -> value >= 0)
        .max()
        .orElse(Double.NaN);
  }

  private static Level level(List<Pair> pairs, Plan plan, double p) {
    if (p <= plan.alpha()) {
      return pairs.stream().anyMatch(pair -> strong(pair, plan)) ? Level.STRONG : Level.SIGNAL;
    }
    boolean tested = pairs.stream().anyMatch(pair -> !Double.isNaN(pair.adjusted()));
    return tested && pairs.stream().allMatch(Pair::equivalent) ? Level.NONE : Level.INCONCLUSIVE;
  }

  private static boolean strong(Pair pair, Plan plan) {
    return pair.adjusted() <= plan.strongAlpha()
        && Math.abs(pair.difference().value()) >= plan.equivalence();
  }

  private static String sentence(
      Level level, List<Pair> pairs, Plan plan, double p, double detectable) {
    return switch (level) {
      case STRONG, SIGNAL -> found(pairs, p);
      case NONE ->
          String.format(
              Locale.ROOT,
              "Whatever differences there are between organisations that gave something, or were"
                  + " close, and comparable others, they lie within ±%.3g.",
              plan.equivalence());
      case INCONCLUSIVE ->
          Double.isNaN(detectable)
              ? "There was too little to compare: no outcome and exposure could be tested."
              : String.format(
                  Locale.ROOT,
                  "Over all rulings no association was found, but these data could not have shown"
                      + " every difference below %.2g.",
                  detectable);
    };
  }

  private static String found(List<Pair> pairs, double p) {
    var first =
        pairs.stream()
            .filter(pair -> !Double.isNaN(pair.adjusted()))
            .min(
                Comparator.comparingDouble(Pair::adjusted)
                    .thenComparingDouble(pair -> -Math.abs(pair.z())))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Organisations that %s had %s %s than comparable others (p = %.2g for all comparisons"
            + " together). This is an association; it does not say why.",
        first.exposure().phrase(),
        more(first),
        what(first.outcome()),
        p);
  }

  private static String more(Pair pair) {
    return pair.z() > 0 ? "a higher" : "a lower";
  }

  private static String what(Outcome outcome) {
    return outcome.binary() ? outcome.meaning() : "number of " + outcome.meaning();
  }

  private static String caution(Plan plan, double placebo) {
    return placebo <= plan.alpha()
        ? String.format(
            Locale.ROOT,
            "Outcomes that nobody could sway differ as well (p = %.2g): something other than favour"
                + " tells these organisations apart, and the controls do not hold it equal.",
            placebo)
        : "";
  }
}
