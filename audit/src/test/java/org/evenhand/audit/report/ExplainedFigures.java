package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.analysis.Judge;
import org.evenhand.audit.hidden.EValue;
import org.evenhand.audit.hidden.Equivalence;
import org.evenhand.audit.hidden.Ratio;
import org.evenhand.audit.hidden.Specification;
import org.evenhand.audit.hidden.SpecificationCurve;
import org.evenhand.audit.many.Adjustment;
import org.evenhand.audit.numeric.Interval;
import org.evenhand.audit.pairs.Balance;
import org.evenhand.audit.pairs.Feature;
import org.evenhand.audit.pairs.HiddenBias;
import org.evenhand.audit.pairs.HodgesLehmann;
import org.evenhand.audit.pairs.Matching;
import org.evenhand.audit.pairs.McNemar;
import org.evenhand.audit.pairs.Side;
import org.evenhand.audit.pairs.SignedRank;
import org.evenhand.audit.pairs.Zeros;
import org.evenhand.audit.permutation.Exposure;
import org.evenhand.audit.permutation.FamilyFinding;
import org.evenhand.audit.permutation.IntraclassCorrelation;
import org.evenhand.audit.permutation.Outcome;
import org.evenhand.audit.permutation.PermutationPlan;
import org.evenhand.audit.permutation.PermutationTest;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.tables.FunnelPlot;
import org.evenhand.audit.times.CensoredTimes;
import org.evenhand.audit.times.Clock;
import org.evenhand.audit.times.Covariate;
import org.evenhand.audit.times.CoxModel;
import org.evenhand.audit.times.CurveScale;
import org.evenhand.audit.times.KaplanMeier;
import org.evenhand.audit.times.LogRank;
import org.evenhand.audit.times.ProportionalHazards;
import org.evenhand.audit.times.RestrictedMean;

/**
 * The figures of the pages' examples, computed by the estimators themselves. Longer than ours
 * mostly are, since there is one list for each page.
 */
final class ExplainedFigures {
  private static final double[] DAYS = {5, 3, 8, -2, 6, 1, 9, -4, 7, 10};
  private static final double[] WAITED = {3, 5, 2, 9, 4, 6, 8, 7, 12, 4, 10, 9};
  private static final double[] EVEN = {5, 6, 4, 5, 7, 5, 4, 5, 6, 5, 5, 4};

  private final Map<String, List<TestResult>> batteries;
  private final List<Shown> all = new ArrayList<>();

  private ExplainedFigures(Map<String, List<TestResult>> batteries) {
    this.batteries = batteries;
  }

  /** A page and what must stand on it. */
  record Shown(String page, List<String> figures) {
    Shown {
      figures = List.copyOf(figures);
    }
  }

  static List<Shown> all(Map<String, List<TestResult>> batteries) {
    var figures = new ExplainedFigures(batteries);
    figures.promoted();
    figures.berkeley();
    figures.clustered();
    figures.regressions();
    figures.permutations();
    figures.matched();
    figures.times();
    figures.hidden();
    figures.many();
    return figures.all;
  }

  private void put(String page, String... figures) {
    all.add(new Shown(page, Arrays.asList(figures)));
  }

  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace('-', '−');
  }

  private TestResult test(String table, String id) {
    return batteries.getOrDefault(table, List.of()).stream()
        .filter(test -> test.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String p(TestResult test) {
    return f("p = %.4f", test.p());
  }

  private static String figure(TestResult test, String name, String format) {
    Figure figure = test.figure(name);
    return f(format, figure.value(), figure.low(), figure.high());
  }

  private void promoted() {
    var table = "promoted";
    var rates = test(table, "selection-rates");
    put(
        "selection-rates",
        percent(rates.figure("rate of the exposed")),
        percent(rates.figure("rate of the others")));
    var impact = test(table, "impact-ratio");
    put(
        "impact-ratio",
        figure(impact, "ratio of rates (Katz)", "ratio %.2f, by Katz %.2f to %.2f"),
        figure(impact, "ratio of rates (Koopman)", "by Koopman %2$.2f to %3$.2f"),
        f("ratio is %.3f", 1 / impact.figure("ratio of rates (Katz)").value()));
    put(
        "risk-difference",
        figure(test(table, "risk-difference"), "difference of rates", "%.3f (%.3f to %.3f)"));
    put(
        "sample-odds-ratio",
        figure(test(table, "sample-odds-ratio"), "odds ratio (sample)", "%.2f, %.2f to %.2f"));
    var fisher = test(table, "fisher-exact");
    put(
        "fisher-exact",
        p(fisher),
        figure(fisher, "p, one-sided: greater", "it is %.4f"),
        figure(fisher, "odds ratio (conditional MLE)", "%.2f, %.2f to %.2f"));
    put("boschloo-exact", p(test(table, "boschloo-exact")));
    chiSquare(table, "chi-square");
    chiSquare(table, "chi-square-corrected");
    var z = test(table, "two-proportions-z");
    put("two-proportions-z", f("z = %.2f, p = %.4f", z.statistic(), z.p()));
    var sampled = test("sampled", "rao-scott");
    put("rao-scott", f("F = %.2f, p = %.4f", sampled.statistic(), sampled.p()));
    var power = test(table, "power");
    put(
        "power",
        figure(power, "least difference upwards seen with power 0.8", "%.3f upwards"),
        f(
            "%.3f downwards",
            -power.figure("least difference downwards seen with power 0.8").value()));
  }

  private static String percent(Figure rate) {
    return f("%.1f %%", 100 * rate.value());
  }

  private void chiSquare(String table, String id) {
    var test = test(table, id);
    put(id, f("χ² = %.2f, p = %.4f", test.statistic(), test.p()));
  }

  private void berkeley() {
    var table = "berkeley";
    chiSquare(table, "cmh");
    chiSquare(table, "cmh-corrected");
    var exact = test(table, "cmh-exact");
    put(
        "cmh-exact",
        p(exact),
        figure(exact, "common odds ratio (conditional MLE)", "%.3f, %.3f to %.3f"));
    put(
        "mh-odds-ratio",
        figure(
            test(table, "mh-odds-ratio"),
            "common odds ratio (Mantel–Haenszel)",
            "%.3f (%.3f to %.3f)"));
    put(
        "mh-risk-difference",
        figure(
            test(table, "mh-risk-difference"),
            "common difference of rates (Mantel–Haenszel)",
            "%.3f (%.3f to %.3f)"));
    for (var id : List.of("breslow-day", "breslow-day-tarone")) {
      var test = test(table, id);
      put(id, f("χ² = %.2f on %.0f degrees, p = %.4f", test.statistic(), test.freedom(), test.p()));
    }
    var logistic = test(table, "logistic");
    var men = logistic.figure("exposed");
    put(
        "logistic",
        f("%.3f (standard error %.3f)", men.value(), men.standardError()),
        f("odds %.3f times as high, p = %.4f", Math.exp(men.value()), logistic.p()));
    put(
        "marginal-effects",
        figure(test(table, "marginal-effects"), "exposed", "%.3f (%.3f to %.3f)"));
    put(
        "specification-curve",
        f("%.3f higher", curve(men.value()).specifications().getLast().estimate()),
        f("%.3f lower", -curve(men.value()).specifications().getFirst().estimate()));
  }

  private static SpecificationCurve curve(double adjusted) {
    double crude = ExplainedTables.crude();
    return SpecificationCurve.of(
        List.of("department"),
        controls -> new Specification(controls, controls.isEmpty() ? crude : adjusted, Double.NaN),
        1);
  }

  private void clustered() {
    var table = "clustered";
    var robust = test(table, "logistic-clustered");
    put(
        "logistic-clustered",
        f("with rulings as units p = %.4f", test(table, "logistic").p()).replace("with", "With"),
        f("p = %.4f, on %.1f degrees", robust.p(), robust.freedom()),
        figure(robust, "exposed", "%.2f, with wider intervals: %.2f to %.2f"));
    put("score-bootstrap", p(test(table, "score-bootstrap")));
    var rulings = new long[12];
    Arrays.fill(rulings, 10);
    var granted = ExplainedTables.GRANTED;
    var sides = new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    double rho = IntraclassCorrelation.estimate(rulings, granted, granted, sides);
    put("intraclass-correlation", f("it is %.3f", rho), f("%.1f independent", 10 / (1 + 9 * rho)));
  }

  private void regressions() {
    var firth = test("separated", "firth");
    put(
        "firth",
        figure(firth, "exposed, profile interval", "%.2f (%.2f to %.2f)"),
        p(firth),
        f("says %.4f", test("separated", "fisher-exact").p()));
    var doses = "doses";
    put("cochran-armitage", f("z = %.2f", test(doses, "cochran-armitage").statistic()));
    put("mantel-trend", f("z = %.2f", test(doses, "mantel-trend").statistic()));
    var any = test(doses, "spline-any");
    put("spline-any", f("χ² = %.2f on %.0f degrees", any.statistic(), any.freedom()));
    var bend = test(doses, "spline-bend");
    put("spline-bend", f("χ² = %.2f on %.0f degrees", bend.statistic(), bend.freedom()), p(bend));
    var sets = test("matched", "conditional-logistic");
    var own = sets.figure("exposed");
    put(
        "conditional-logistic",
        f("%.3f, odds %.1f times", own.value(), Math.exp(own.value())),
        f("(%.2f to %.2f)", Math.exp(own.low()), Math.exp(own.high())),
        p(sets));
  }

  private void permutations() {
    var rates = Arrays.stream(ExplainedTables.GRANTED).map(granted -> granted / 10).toArray();
    var family = family(new Outcome("granted", rates), new Outcome("wait", WAITED));
    put(
        "permutation-max-t",
        f("Of the %d ways", family.arrangements()),
        f("payments %.0f give", 924 * family.pair("paid", "granted").p()),
        f("p = %.4f", family.pair("paid", "granted").p()),
        f("that pair has p = %.4f", family.pair("paid", "wait").p()),
        f("the family p = %.4f", family.p()),
        f("said %.4f", test("clustered", "fisher-exact").p()));
    put("placebo", f("p = %.4f", family(new Outcome("even", EVEN)).p()));
    var paid = family.pair("paid", "granted");
    var none = new Pair.Side(6, 60, 0.5);
    var pair =
        new Pair(
            org.evenhand.audit.plan.Outcome.GRANTED,
            org.evenhand.audit.plan.Exposure.PAYMENT,
            "",
            "paid",
            none,
            none,
            Figure.of("difference", 0.33, 0.05, 0.61, 0.9),
            paid.z(),
            paid.p(),
            family.p(),
            family.p(),
            false,
            0.4,
            List.of());
    var verdict = Judge.of(List.of(pair), PlanFile.standard(), Double.NaN);
    put(
        "verdict",
        f("a family's p of %.4f", verdict.p()),
        "*" + verdict.level().key() + "*",
        f("`strong_alpha` (%s)", PlanFile.standard().strongAlpha()),
        f("`alpha` (%s)", PlanFile.standard().alpha()));
  }

  private static FamilyFinding family(Outcome... outcomes) {
    var paid = new Exposure("paid", 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0);
    return new PermutationTest(new int[12], List.of(paid), List.of(outcomes))
        .run(PermutationPlan.of(9_999, 1));
  }

  private void matched() {
    var pairs = McNemar.of(12, 3, 0.95);
    put(
        "mcnemar",
        f("p = %.4f (χ² = %.2f, p = %.4f", pairs.exact(), pairs.chiSquared(), pairs.p()),
        f("corrected %.2f, p = %.4f", pairs.corrected(), pairs.correctedP()),
        f(
            "%.2f, exact interval %.2f to %.2f",
            pairs.oddsRatio(), pairs.interval().low(), pairs.interval().high()));
    put(
        "rosenbaum",
        f("%.4f at Γ = 1,", HiddenBias.mcNemar(12, 3, 1)),
        f("%.4f at Γ = 1.25", HiddenBias.mcNemar(12, 3, 1.25)),
        f("%.4f at Γ = 1.5", HiddenBias.mcNemar(12, 3, 1.5)),
        f(
            "Γ = %.2f: ",
            HiddenBias.tipping(gamma -> HiddenBias.mcNemar(12, 3, gamma), 0.05).gamma()),
        f("%.4f even at Γ = 5", HiddenBias.mcNemar(110, 12, 5)));
    var ranks = SignedRank.test(DAYS, Zeros.WILCOX, Side.BOTH);
    put("wilcoxon-signed-rank", f("is %.0f of 55; p = %.4f", ranks.statistic(), ranks.exact()));
    var typical = HodgesLehmann.of(DAYS, 0.95);
    put(
        "hodges-lehmann",
        f(
            "%.1f days (%.0f to %.0f)",
            typical.estimate(), typical.interval().low(), typical.interval().high()));
    boolean[] exposed = {true, true, false, false, false};
    double[] size = {10, 14, 12, 5, 40};
    var matching = Matching.of(exposed, new int[5], (i, j) -> Math.abs(size[i] - size[j]));
    put("matching", f("in all %.0f", matching.distance()));
    var balance = Balance.table(exposed, List.of(new Feature("size", size)), matching).getFirst();
    put(
        "balance",
        f("difference is %.2f", balance.before().standardised()),
        f("it is %.2f", balance.after().standardised()));
  }

  private void times() {
    double[] paying = {2, 3, 5, 8, 13};
    double[] other = {4, 9, 14, 21, 30};
    boolean[] ruled = {true, true, true, true, true};
    boolean[] waits = {true, true, true, false, true};
    var times =
        CensoredTimes.of(
            new double[] {2, 3, 5, 8, 13, 4, 9, 14, 21, 30},
            new boolean[] {true, true, true, true, true, true, true, true, false, true});
    var rank = LogRank.test(times, new int[] {1, 1, 1, 1, 1, 0, 0, 0, 0, 0});
    put(
        "log-rank",
        f(
            "%.2f were expected; χ² = %.2f, p = %.4f",
            rank.expected().getLast(), rank.chiSquared(), rank.p()));
    var model = CoxModel.of(times, List.of(new Covariate("exposed", 1, 1, 1, 1, 1, 0, 0, 0, 0, 0)));
    var fit = model.fit(0.95);
    var hazard = fit.coefficient("exposed");
    put(
        "cox",
        f(
            "%.2f (%.2f to %.2f), p = %.4f",
            hazard.hazardRatio(),
            Math.exp(hazard.interval().low()),
            Math.exp(hazard.interval().high()),
            hazard.p()),
        f("likelihood ratio p = %.4f", fit.likelihoodRatio().p()));
    var same = ProportionalHazards.check(model, Clock.KAPLAN_MEIER).all();
    put("proportional-hazards", f("χ² = %.2f, p = %.4f", same.statistic(), same.p()));
    var first = KaplanMeier.of(CensoredTimes.of(paying, ruled));
    var second = KaplanMeier.of(CensoredTimes.of(other, waits));
    put(
        "kaplan-meier",
        f("%.0f %% of the paying", 100 * first.survival(10)),
        f("%.0f %% of the others", 100 * second.survival(10)),
        f(
            "after %.0f days, and after %.0f",
            first.median(CurveScale.LOG_LOG, 0.95).value(),
            second.median(CurveScale.LOG_LOG, 0.95).value()));
    var fewer = RestrictedMean.difference(second, first, 20, 0.95);
    put(
        "restricted-mean",
        f("wait %.1f days", RestrictedMean.of(first, 20, 0.95).value()),
        f("the others %.1f", RestrictedMean.of(second, 20, 0.95).value()),
        f(
            "%.1f fewer (%.1f to %.1f), p = %.4f",
            fewer.value(),
            fewer.interval().low(),
            fewer.interval().high(),
            RestrictedMean.p(fewer)));
  }

  private void hidden() {
    var interval = new Interval(1.3, 3.1, 0.95);
    var strength = EValue.of(Ratio.RISK, 2, interval);
    put(
        "e-value",
        f("E = %.2f, and %.2f", strength.estimate(), strength.limit()),
        f("E would be %.2f", EValue.of(Ratio.COMMON_ODDS, 2, interval).estimate()));
    var difference = new Interval(-0.02, 0.06, 0.9);
    put(
        "equivalence",
        f("±0.10 (p = %.4f)", Equivalence.of(difference, 0.10).p()),
        f("±0.05 (p = %.4f)", Equivalence.of(difference, 0.05).p()));
  }

  private void many() {
    put("holm", adjusted(Adjustment.HOLM));
    put("benjamini-hochberg", adjusted(Adjustment.BENJAMINI_HOCHBERG));
    var standing =
        FunnelPlot.of(
                List.of(
                    new FunnelPlot.Organisation("A", 9, 30),
                    new FunnelPlot.Organisation("B", 52, 100),
                    new FunnelPlot.Organisation("C", 20, 30)),
                0.5)
            .getFirst();
    put(
        "funnel",
        f(
            "%.1f %% and %.1f %% (95 %%)",
            100 * standing.inner().low(), 100 * standing.inner().high()),
        f(
            "%.1f %% and %.1f %% (99.8 %%)",
            100 * standing.outer().low(), 100 * standing.outer().high()),
        f("p = %.4f", standing.p()),
        f("%.4f", standing.holm()));
  }

  private static String adjusted(Adjustment adjustment) {
    double[] p = adjustment.of(0.01, 0.02, 0.03, 0.2);
    return f("adjusted %.2f, %.2f, %.2f, %.1f", p[0], p[1], p[2], p[3]);
  }
}
