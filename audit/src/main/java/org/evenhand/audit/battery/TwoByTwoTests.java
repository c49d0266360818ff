package org.evenhand.audit.battery;

import static org.evenhand.audit.battery.Results.figure;
import static org.evenhand.audit.battery.Results.notes;
import static org.evenhand.audit.battery.Results.tried;

import java.util.List;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;
import org.evenhand.audit.tables.Boschloo;
import org.evenhand.audit.tables.ChiSquare;
import org.evenhand.audit.tables.ConditionalOdds;
import org.evenhand.audit.tables.FisherExact;
import org.evenhand.audit.tables.ImpactRatio;
import org.evenhand.audit.tables.KoopmanRatio;
import org.evenhand.audit.tables.PooledZ;
import org.evenhand.audit.tables.Power;
import org.evenhand.audit.tables.RiskDifference;
import org.evenhand.audit.tables.SampleOdds;
import org.evenhand.audit.tables.Side;
import org.evenhand.audit.tables.TwoByTwo;
import org.evenhand.audit.tables.Wilson;

/** What the table of exposed and others, with and without the outcome, says by itself. */
public final class TwoByTwoTests {
  private static final double LEVEL = 0.95;
  private static final double ALPHA = 0.05;
  private static final String RULINGS = "rulings are independent of each other";

  private final TwoByTwo table;
  private final Standing standing;
  private final Weighing weighing;

  private TwoByTwoTests(TwoByTwo table, Standing standing, Weighing weighing) {
    this.table = table;
    this.standing = standing;
    this.weighing = weighing;
  }

  /** All of them. */
  public static List<TestResult> of(Comparison comparison) {
    var standing = comparison.independent() ? Standing.SUPPORTING : Standing.DESCRIPTIVE;
    var tests = new TwoByTwoTests(comparison.tables().together(), standing, comparison.weighing());
    return List.of(
        tests.rates(),
        tests.impact(),
        tests.difference(),
        tests.sampleOdds(),
        tests.fisher(),
        tests.boschloo(),
        tests.chiSquare(false),
        tests.chiSquare(true),
        tests.pooled(),
        tests.power());
  }

  private TestResult rates() {
    var exposed = Wilson.of(table.a(), table.exposed(), LEVEL);
    var others = Wilson.of(table.c(), table.unexposed(), LEVEL);
    return estimate(
        "selection-rates",
        "Selection rates (Wilson)",
        RULINGS,
        List.of(
            figure("rate of the exposed", exposed),
            figure("rate of the others", others),
            Figure.of("exposed with the outcome", table.a()),
            Figure.of("exposed without it", table.b()),
            Figure.of("others with the outcome", table.c()),
            Figure.of("others without it", table.d())),
        notes(exposed.why(), others.why()));
  }

  private TestResult impact() {
    var katz = ImpactRatio.of(table, LEVEL);
    var score = KoopmanRatio.of(table, LEVEL);
    // Either way: that the others got less than four fifths is what favouring looks like.
    boolean flag =
        ImpactRatio.isBelowFourFifths(table)
            || ImpactRatio.isBelowFourFifths(
                new TwoByTwo(table.c(), table.d(), table.a(), table.b()));
    return estimate(
        "impact-ratio",
        "Impact ratio",
        RULINGS + "; the four-fifths rule is a flag, no test",
        List.of(
            figure("ratio of rates (Katz)", katz),
            figure("ratio of rates (Koopman)", score),
            Figure.of("below four fifths", flag ? 1 : 0)),
        notes(katz.why(), flag ? "one rate is below four fifths of the other" : ""));
  }

  private TestResult difference() {
    var difference = RiskDifference.of(table, LEVEL);
    return estimate(
        "risk-difference",
        "Difference of rates (Newcombe)",
        RULINGS,
        List.of(figure("difference of rates", difference)),
        notes(difference.why()));
  }

  private TestResult sampleOdds() {
    var odds = SampleOdds.of(table, LEVEL);
    return estimate(
        "sample-odds-ratio",
        "Sample odds ratio (Woolf's interval)",
        RULINGS + ", and no cell is small",
        List.of(figure("odds ratio (sample)", odds)),
        notes(odds.why()));
  }

  private TestResult fisher() {
    return tried(
        "fisher-exact",
        "Fisher's exact test",
        table.total(),
        () -> {
          Results.whole(weighing);
          var both = FisherExact.of(table, Side.BOTH);
          var odds = ConditionalOdds.of(table, LEVEL);
          return new TestResult(
              "fisher-exact",
              "Fisher's exact test",
              List.of(
                  figure("odds ratio (conditional MLE)", odds),
                  Figure.of("p, one-sided: less", FisherExact.of(table, Side.LESS).p()),
                  Figure.of("p, one-sided: greater", FisherExact.of(table, Side.GREATER).p())),
              Double.NaN,
              Double.NaN,
              both.p(),
              table.total(),
              RULINGS + "; both margins are taken as fixed",
              standing,
              notes(both.why(), odds.why()));
        });
  }

  private TestResult boschloo() {
    return tried(
        "boschloo-exact",
        "Boschloo's exact test",
        table.total(),
        () -> {
          Results.whole(weighing);
          var test = Boschloo.of(table, Side.BOTH);
          return new TestResult(
              "boschloo-exact",
              "Boschloo's exact test",
              List.of(),
              test.statistic(),
              Double.NaN,
              test.p(),
              table.total(),
              RULINGS + "; the sizes of the two groups are taken as fixed",
              standing,
              notes(test.why()));
        });
  }

  private TestResult chiSquare(boolean corrected) {
    var test = ChiSquare.of(table, corrected);
    return new TestResult(
        corrected ? "chi-square-corrected" : "chi-square",
        corrected ? "Pearson's χ² with Yates' correction" : "Pearson's χ²",
        List.of(),
        test.statistic(),
        1,
        test.p(),
        table.total(),
        RULINGS + ", and expected counts are not small",
        standing,
        notes(test.why()));
  }

  private TestResult pooled() {
    var test = PooledZ.of(table);
    return new TestResult(
        "two-proportions-z",
        "Two proportions, pooled z",
        List.of(),
        test.statistic(),
        Double.NaN,
        test.p(),
        table.total(),
        RULINGS + ", and expected counts are not small",
        standing,
        notes(test.why()));
  }

  private TestResult power() {
    return tried(
        "power",
        "Power",
        table.total(),
        () -> {
          var power = Power.of(Math.round(table.exposed()), Math.round(table.unexposed()), ALPHA);
          double rate = table.c() / table.unexposed();
          return estimate(
              "power",
              "Power of the pooled z test",
              RULINGS + "; with organisations alike it is less",
              List.of(
                  Figure.of(
                      "least difference upwards seen with power 0.8",
                      power.leastDifference(rate, 0.8, true)),
                  Figure.of(
                      "least difference downwards seen with power 0.8",
                      power.leastDifference(rate, 0.8, false))),
              notes(power.isExact() ? "exact" : "by the normal approximation"));
        });
  }

  private TestResult estimate(
      String id, String title, String assumes, List<Figure> figures, List<String> notes) {
    return new TestResult(
        id,
        title,
        figures,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        table.total(),
        assumes,
        standing,
        notes);
  }
}
