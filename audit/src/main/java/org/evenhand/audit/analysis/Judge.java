package org.evenhand.audit.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evenhand.audit.plan.Exposure;
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
 *       more, in the direction of its trend;
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
        caution(plan, placebo),
        untested(pairs, plan));
  }

  /** Of rates, if there are any: other outcomes' are in standard deviations. */
  private static double detectable(List<Pair> pairs) {
    boolean rates = rates(pairs);
    return pairs.stream()
        .filter(pair -> pair.outcome().binary() == rates)
        .mapToDouble(Pair::detectable)
        .filter(value -> value >= 0)
        .max()
        .orElse(Double.NaN);
  }

  private static boolean rates(List<Pair> pairs) {
    return pairs.stream().anyMatch(pair -> pair.outcome().binary());
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
        && agrees(pair)
        && Math.abs(pair.difference().value()) >= plan.equivalence();
  }

  private static String sentence(
      Level level, List<Pair> pairs, Plan plan, double p, double detectable) {
    return switch (level) {
      case STRONG, SIGNAL -> found(pairs, p);
      case NONE ->
          String.format(
              Locale.ROOT,
              "Whatever differences there are between organisations that %s and comparable others,"
                  + " they lie within ±%.3g. How much each gave was tested as well, but that it"
                  + " made no difference is not shown.",
              exposures(pairs),
              plan.equivalence());
      case INCONCLUSIVE ->
          Double.isNaN(detectable)
              ? "Nothing could be compared: of each outcome and exposure too few organisations had"
                  + " it, or all had the same."
              : String.format(
                  Locale.ROOT,
                  "Between organisations that %s and comparable others no association was found"
                      + " over all rulings, but these data could not have shown every difference"
                      + " below %s.",
                  exposures(pairs),
                  Verdict.size(detectable, rates(pairs)));
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
    boolean more = first.z() > 0;
    if (!agrees(first)) {
      return String.format(
          Locale.ROOT,
          "Where more %s, organisations had %s than comparable ones (p = %.2g for all"
              + " comparisons together), although those that %s had %s on the whole. This is an"
              + " association; it does not say why.",
          first.exposure().amount(),
          first.outcome().compared(more),
          p,
          first.phrase(),
          first.outcome().compared(!more));
    }
    return String.format(
        Locale.ROOT,
        "Organisations that %s had %s than comparable others (p = %.2g for all comparisons"
            + " together). This is an association; it does not say why.",
        first.phrase(),
        first.outcome().compared(more),
        p);
  }

  /** Whether the trend with the dose and the difference between any and none have one direction. */
  private static boolean agrees(Pair pair) {
    // A difference that is not estimable contradicts nothing.
    return !(Math.signum(pair.z()) * pair.difference().value() < 0);
  }

  /** What the exposed of all pairs that were tested did, as a predicate. */
  private static String exposures(List<Pair> pairs) {
    var phrases = tested(pairs).map(Pair::phrase).distinct().toList();
    return phrases.size() < 2
        ? String.join("", phrases)
        : String.join(", ", phrases.subList(0, phrases.size() - 1)) + " or " + phrases.getLast();
  }

  private static Stream<Pair> tested(List<Pair> pairs) {
    return pairs.stream().filter(pair -> !Double.isNaN(pair.z()));
  }

  private static String untested(List<Pair> pairs, Plan plan) {
    var exposures =
        plan.exposures().stream()
            .filter(one -> tested(pairs).noneMatch(pair -> pair.exposure() == one))
            .map(Exposure::key)
            .toList();
    var outcomes =
        plan.outcomes().stream()
            .filter(one -> tested(pairs).noneMatch(pair -> pair.outcome() == one))
            .map(Outcome::key)
            .toList();
    if (exposures.isEmpty() && outcomes.isEmpty()) {
      return "";
    }
    var parts =
        Stream.of(listed("exposures", exposures), listed("outcomes", outcomes))
            .filter(part -> !part.isEmpty())
            .toList();
    return "Of the plan these could not be tested, for want of data: "
        + String.join("; ", parts)
        + ".";
  }

  private static String listed(String kind, List<String> keys) {
    return keys.isEmpty() ? "" : "the " + kind + " " + String.join(", ", keys).replace('_', ' ');
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
