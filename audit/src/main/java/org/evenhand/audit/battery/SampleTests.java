package org.evenhand.audit.battery;

import static org.evenhand.audit.battery.Results.figure;
import static org.evenhand.audit.battery.Results.notes;
import static org.evenhand.audit.battery.Results.reasons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.audit.hidden.Ratio;
import org.evenhand.audit.regression.ClusterWeights;
import org.evenhand.audit.regression.Coefficient;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.LogisticFit;
import org.evenhand.audit.regression.MarginalEffects;
import org.evenhand.audit.regression.SampleErrors;
import org.evenhand.audit.regression.ScoreBootstrap;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;
import org.evenhand.audit.tables.ImpactRatio;
import org.evenhand.audit.tables.SampledTables;
import org.evenhand.audit.tables.StrataEstimate;
import org.evenhand.audit.tables.TwoByTwo;

/**
 * What a sample with unequal chances says: estimates of the population's figures with the design's
 * errors. Whatever counts people is refused, and what stands in for it is named.
 */
public final class SampleTests {
  private static final double LEVEL = 0.95;
  private static final int DRAWS = 9_999;
  private static final double RARE = 0.15;
  private static final String TABLE =
      "not computed: it counts people, and weights of a sample don't; ";
  private static final String MODEL =
      "the log-odds are a sum of the exposure's and the controls' parts; ";
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("fisher-exact", "Fisher's exact test"),
          Map.entry("boschloo-exact", "Boschloo's exact test"),
          Map.entry("chi-square", "Pearson's χ²"),
          Map.entry("chi-square-corrected", "Pearson's χ² with Yates' correction"),
          Map.entry("two-proportions-z", "Two proportions, pooled z"),
          Map.entry("power", "Power"),
          Map.entry("cmh", "Cochran–Mantel–Haenszel, without continuity correction"),
          Map.entry("cmh-corrected", "Cochran–Mantel–Haenszel, with continuity correction"),
          Map.entry("cmh-exact", "Exact test over strata"),
          Map.entry("breslow-day", "Breslow–Day: is the odds ratio the same in all strata?"),
          Map.entry("breslow-day-tarone", "Breslow–Day with Tarone's correction"),
          Map.entry("firth", "Firth's penalised logistic regression"),
          Map.entry("cochran-armitage", "Cochran–Armitage trend"),
          Map.entry("mantel-trend", "Trend over strata (Mantel)"),
          Map.entry("spline-any", "Does the dose matter at all (restricted cubic spline)?"),
          Map.entry("spline-bend", "Does its effect bend (restricted cubic spline)?"),
          Map.entry("conditional-logistic", "Conditional logistic regression"));

  private final Comparison comparison;
  private final Weighing.Sample sample;
  private final String drawn;

  private SampleTests(Comparison comparison, Weighing.Sample sample) {
    this.comparison = comparison;
    this.sample = sample;
    this.drawn =
        (sample.byOrganisation() ? "organisations" : "rows")
            + " were drawn independently, with chances that the weights tell";
  }

  /** All of them. */
  public static List<TestResult> of(Comparison comparison, Weighing.Sample sample, boolean strata) {
    var tests = new SampleTests(comparison, sample);
    var all = new ArrayList<TestResult>();
    if (comparison.binary()) {
      var tables = comparison.sampled(sample);
      all.addAll(tests.table(tables.together()));
      if (strata) {
        all.addAll(tests.strata(tables));
      }
    }
    all.addAll(tests.regression());
    return all;
  }

  private List<TestResult> table(SampledTables table) {
    var exposed = table.rate(true, LEVEL);
    var others = table.rate(false, LEVEL);
    var ratio = table.ratio(LEVEL);
    var difference = table.difference(LEVEL);
    var odds = table.odds(LEVEL);
    var test = table.raoScott();
    var cells = table.table(0);
    boolean flag =
        ImpactRatio.isBelowFourFifths(cells)
            || ImpactRatio.isBelowFourFifths(
                new TwoByTwo(cells.c(), cells.d(), cells.a(), cells.b()));
    var instead = "see rao-scott";
    return List.of(
        estimate(
            "selection-rates",
            "Selection rates (of the population, by weights)",
            List.of(figure("rate of the exposed", exposed), figure("rate of the others", others)),
            notes(exposed.why(), others.why())),
        estimate(
            "impact-ratio",
            "Impact ratio",
            List.of(figure("ratio of rates", ratio), Figure.of("below four fifths", flag ? 1 : 0)),
            notes(ratio.why(), flag ? "one rate is below four fifths of the other" : "")),
        estimate(
            "risk-difference",
            "Difference of rates (by weights)",
            List.of(figure("difference of rates", difference)),
            notes(difference.why())),
        estimate(
            "sample-odds-ratio",
            "Odds ratio (by weights)",
            List.of(figure("odds ratio (sample)", odds)),
            notes(odds.why())),
        result(
            "rao-scott",
            "Rao and Scott's test of independence",
            List.of(),
            new double[] {test.statistic(), 1, test.p()},
            drawn,
            notes(test.why(), "F on 1 and " + (table.units() - 1) + " degrees of freedom")),
        refused("fisher-exact", instead),
        refused("boschloo-exact", instead),
        refused("chi-square", instead),
        refused("chi-square-corrected", instead),
        refused("two-proportions-z", instead),
        refused("power", "see the intervals"));
  }

  private List<TestResult> strata(SampledTables tables) {
    var instead = "see mh-odds-ratio, and logistic with the strata as controls";
    return List.of(
        refused("cmh", instead),
        refused("cmh-corrected", instead),
        refused("cmh-exact", instead),
        common(
            "mh-odds-ratio",
            "Mantel–Haenszel odds ratio (by weights)",
            "common odds ratio (Mantel–Haenszel)",
            tables.commonOdds(LEVEL)),
        common(
            "mh-risk-difference",
            "Mantel–Haenszel difference of rates (by weights)",
            "common difference of rates (Mantel–Haenszel)",
            tables.commonDifference(LEVEL)),
        refused("breslow-day", instead),
        refused("breslow-day-tarone", instead));
  }

  private TestResult common(String id, String title, String name, StrataEstimate common) {
    return estimate(
        id,
        title,
        List.of(figure(name, common.estimate())),
        notes(
            StrataTests.used(common.strataUsed(), common.strataDropped()),
            common.estimate().why()));
  }

  private List<TestResult> regression() {
    var fit = Logistic.fit(comparison.trials());
    var errors = SampleErrors.of(fit, sample.unit(), sample.units());
    var all = new ArrayList<TestResult>();
    all.add(logistic(fit, errors));
    all.add(marginal(fit, errors));
    if (sample.byOrganisation()) {
      all.add(bootstrap());
    }
    if (comparison.binary()) {
      all.add(hidden(errors));
    } else {
      for (var id : List.of("cochran-armitage", "mantel-trend", "spline-any", "spline-bend")) {
        all.add(refused(id, "see logistic"));
      }
    }
    if (fit.separation().found()) {
      all.add(refused("firth", "outcomes are separated, and the sample can't tell by how much"));
    }
    if (comparison.set().length > 0) {
      all.add(refused("conditional-logistic", "see logistic"));
    }
    return all;
  }

  private Coefficient own(List<Coefficient> all) {
    return all.stream()
        .filter(coefficient -> coefficient.name().equals(comparison.exposure()))
        .findFirst()
        .orElseThrow();
  }

  private TestResult logistic(LogisticFit fit, SampleErrors errors) {
    var coefficients = errors.coefficients(LEVEL);
    var own = own(coefficients);
    var separated =
        fit.separation().found()
            ? "outcomes are separated ("
                + fit.separation().kind().name().toLowerCase(Locale.ROOT)
                + "): some estimates are not finite"
            : "";
    return result(
        "logistic",
        "Logistic regression, errors of the sample's design",
        coefficients.stream().map(Results::figure).toList(),
        new double[] {own.statistic(), errors.degrees(), own.p()},
        MODEL + drawn,
        notes(
            Stream.concat(Stream.of(separated), Arrays.stream(reasons(coefficients)))
                .toArray(String[]::new)));
  }

  private TestResult marginal(LogisticFit fit, SampleErrors errors) {
    var effects =
        MarginalEffects.of(fit, errors, LEVEL).stream().map(effect -> effect.effect()).toList();
    var own = own(effects);
    return result(
        "marginal-effects",
        "Average marginal effects, errors of the sample's design",
        effects.stream().map(Results::figure).toList(),
        new double[] {own.statistic(), errors.degrees(), own.p()},
        MODEL + drawn,
        notes(reasons(effects)));
  }

  private TestResult bootstrap() {
    var test =
        ScoreBootstrap.test(
            comparison.trials(),
            comparison.exposure(),
            sample.unit(),
            ClusterWeights.RADEMACHER,
            DRAWS,
            comparison.seed());
    return result(
        "score-bootstrap",
        "Score bootstrap by organisation",
        List.of(),
        new double[] {test.statistic(), Double.NaN, test.p()},
        MODEL + drawn,
        notes(test.reason(), test.clusters() + " organisations"));
  }

  private TestResult hidden(SampleErrors errors) {
    double yes = Arrays.stream(comparison.yes()).sum();
    var kind = yes < RARE * comparison.cases() ? Ratio.RARE_ODDS : Ratio.COMMON_ODDS;
    return Results.hidden(own(errors.coefficients(LEVEL)), kind, comparison.dose().length);
  }

  private TestResult estimate(String id, String title, List<Figure> figures, List<String> notes) {
    return result(
        id, title, figures, new double[] {Double.NaN, Double.NaN, Double.NaN}, drawn, notes);
  }

  /** Of statistic, degrees of freedom and p; resting on the rows that were drawn. */
  private TestResult result(
      String id,
      String title,
      List<Figure> figures,
      double[] test,
      String assumes,
      List<String> notes) {
    return new TestResult(
        id,
        title,
        figures,
        test[0],
        test[1],
        test[2],
        comparison.dose().length,
        assumes,
        Standing.SUPPORTING,
        notes);
  }

  private TestResult refused(String id, String instead) {
    return result(
        id,
        TITLES.getOrDefault(id, id),
        List.of(),
        new double[] {Double.NaN, Double.NaN, Double.NaN},
        drawn,
        List.of(TABLE + instead));
  }
}
