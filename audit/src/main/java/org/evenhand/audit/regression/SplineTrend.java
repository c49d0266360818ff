package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the outcome goes with dose, given other columns, by logistic regression on a restricted cubic
 * spline of it (Durrleman & Simon 1989, "Flexible regression models with cubic splines", Statistics
 * in Medicine 8).
 *
 * @param knots where the knots lie
 * @param line Wald's test of the dose in the model of a straight line
 * @param lineRatio the same by likelihood ratio
 * @param any Wald's test of the dose mattering at all, by line and bends together
 * @param anyRatio the same by likelihood ratio
 * @param bend Wald's test of the log odds not being a straight line
 * @param bendRatio the same by likelihood ratio
 */
public record SplineTrend(
    List<Double> knots,
    ChiSquareTest line,
    ChiSquareTest lineRatio,
    ChiSquareTest any,
    ChiSquareTest anyRatio,
    ChiSquareTest bend,
    ChiSquareTest bendRatio) {

  public SplineTrend {
    knots = List.copyOf(knots);
  }

  /**
   * Tests with knots at quantiles of the dose.
   *
   * @param trials outcomes, explained by the dose and by whatever else is to be held fixed
   * @param dose the name of the dose's column
   * @param knots how many knots, from 3 to 7
   */
  public static SplineTrend test(Trials trials, String dose, int knots) {
    double[] values = trials.design().array(trials.design().column(dose));
    return test(trials, dose, CubicSpline.knots(values, trials.totals(), knots));
  }

  /** Tests with given knots; with fewer than 3 the bends are undefined. */
  public static SplineTrend test(Trials trials, String dose, double[] knots) {
    var design = trials.design();
    double[] values = design.array(design.column(dose));
    var without = Logistic.fit(trials.explainedBy(design.without(dose)));
    var straight = Logistic.fit(trials);
    var line = ChiSquareTest.wald(straight.estimates(), List.of(dose));
    var lineRatio = ChiSquareTest.likelihoodRatio(straight, without);
    List<Double> at = Arrays.stream(knots).boxed().toList();
    if (knots.length < 3) {
      var none = ChiSquareTest.undefined(0, "fewer than 3 distinct knots");
      return new SplineTrend(at, line, lineRatio, none, none, none, none);
    }
    double[][] basis = CubicSpline.basis(values, knots);
    var bends = IntStream.rangeClosed(1, basis.length).mapToObj(j -> dose + " bend " + j).toList();
    var bent = design.with(bends, basis);
    var curved = Logistic.fit(trials.explainedBy(bent));
    // With few distinct doses some bends say nothing beyond the others.
    var frame = Frame.of(bent, trials.totals());
    var free = bends.stream().filter(bend -> speaks(frame, bend)).toList();
    var all = Stream.concat(Stream.of(dose).filter(d -> speaks(frame, d)), free.stream()).toList();
    return new SplineTrend(
        at,
        line,
        lineRatio,
        ChiSquareTest.wald(curved.estimates(), all),
        ChiSquareTest.likelihoodRatio(curved, without),
        ChiSquareTest.wald(curved.estimates(), free),
        ChiSquareTest.likelihoodRatio(curved, straight));
  }

  private static boolean speaks(Frame frame, String column) {
    return frame.reason(frame.design().column(column)).isEmpty();
  }
}
