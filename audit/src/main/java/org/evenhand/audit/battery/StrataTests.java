package org.evenhand.audit.battery;

import static org.evenhand.audit.battery.Results.figure;
import static org.evenhand.audit.battery.Results.notes;
import static org.evenhand.audit.battery.Results.tried;

import java.util.List;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;
import org.evenhand.audit.tables.BreslowDay;
import org.evenhand.audit.tables.CochranMantelHaenszel;
import org.evenhand.audit.tables.ExactStrata;
import org.evenhand.audit.tables.MantelHaenszelDifference;
import org.evenhand.audit.tables.MantelHaenszelOdds;
import org.evenhand.audit.tables.Side;
import org.evenhand.audit.tables.Strata;
import org.evenhand.audit.tables.StrataEstimate;
import org.evenhand.audit.tables.StrataResult;

/** What the tables of several strata say together. */
public final class StrataTests {
  private static final double LEVEL = 0.95;
  private static final String RULINGS =
      "rulings are independent of each other within strata, and the odds ratio is the same in all";

  private final Strata strata;
  private final double n;
  private final Standing standing;
  private final Weighing weighing;

  private StrataTests(Comparison comparison, Standing standing) {
    this.strata = comparison.tables();
    this.n = comparison.cases();
    this.standing = standing;
    this.weighing = comparison.weighing();
  }

  /** All of them. */
  public static List<TestResult> of(Comparison comparison) {
    var standing = comparison.independent() ? Standing.SUPPORTING : Standing.DESCRIPTIVE;
    var tests = new StrataTests(comparison, standing);
    return List.of(
        tests.test(
            "cmh",
            "Cochran–Mantel–Haenszel, without continuity correction",
            CochranMantelHaenszel.of(tests.strata, false)),
        tests.test(
            "cmh-corrected",
            "Cochran–Mantel–Haenszel, with continuity correction",
            CochranMantelHaenszel.of(tests.strata, true)),
        tests.exact(),
        tests.odds(MantelHaenszelOdds.of(tests.strata, LEVEL)),
        tests.difference(MantelHaenszelDifference.of(tests.strata, LEVEL)),
        tests.test(
            "breslow-day",
            "Breslow–Day: is the odds ratio the same in all strata?",
            BreslowDay.of(tests.strata, false)),
        tests.test(
            "breslow-day-tarone",
            "Breslow–Day with Tarone's correction",
            BreslowDay.of(tests.strata, true)));
  }

  private TestResult test(String id, String title, StrataResult result) {
    return new TestResult(
        id,
        title,
        List.of(),
        result.statistic(),
        result.degrees(),
        result.p(),
        n,
        RULINGS,
        standing,
        notes(used(result.strataUsed(), result.strataDropped()), result.why()));
  }

  private TestResult exact() {
    return tried(
        "cmh-exact",
        "Exact test over strata",
        n,
        () -> {
          Results.whole(weighing);
          var test = ExactStrata.test(strata, Side.BOTH);
          var odds = ExactStrata.odds(strata, LEVEL);
          return new TestResult(
              "cmh-exact",
              "Exact test over strata",
              List.of(figure("common odds ratio (conditional MLE)", odds.estimate())),
              test.statistic(),
              Double.NaN,
              test.p(),
              n,
              RULINGS + "; all margins are taken as fixed",
              standing,
              notes(used(test.strataUsed(), test.strataDropped()), test.why()));
        });
  }

  private TestResult odds(StrataEstimate odds) {
    return estimate(
        "mh-odds-ratio",
        "Mantel–Haenszel odds ratio (Robins–Breslow–Greenland)",
        "common odds ratio (Mantel–Haenszel)",
        odds);
  }

  private TestResult difference(StrataEstimate difference) {
    return estimate(
        "mh-risk-difference",
        "Mantel–Haenszel difference of rates",
        "common difference of rates (Mantel–Haenszel)",
        difference);
  }

  private TestResult estimate(String id, String title, String name, StrataEstimate estimate) {
    return new TestResult(
        id,
        title,
        List.of(figure(name, estimate.estimate())),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        n,
        RULINGS,
        standing,
        notes(used(estimate.strataUsed(), estimate.strataDropped()), estimate.estimate().why()));
  }

  static String used(int used, int dropped) {
    return used
        + (used == 1 ? " stratum says" : " strata say")
        + " something"
        + (dropped > 0 ? ", " + dropped + " can't" : "");
  }
}
