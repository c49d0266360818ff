package org.evenhand.audit.battery;

import static org.evenhand.audit.battery.Results.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.audit.hidden.Ratio;
import org.evenhand.audit.regression.ChiSquareTest;
import org.evenhand.audit.regression.ClusterRobust;
import org.evenhand.audit.regression.ClusterWeights;
import org.evenhand.audit.regression.CochranArmitage;
import org.evenhand.audit.regression.Coefficient;
import org.evenhand.audit.regression.ConditionalLogistic;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Firth;
import org.evenhand.audit.regression.Logistic;
import org.evenhand.audit.regression.LogisticFit;
import org.evenhand.audit.regression.MantelTrend;
import org.evenhand.audit.regression.MarginalEffects;
import org.evenhand.audit.regression.ScoreBootstrap;
import org.evenhand.audit.regression.SplineTrend;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;

/** Logistic regressions on the exposure and the controls. */
public final class RegressionTests {
  private static final double LEVEL = 0.95;
  private static final int DRAWS = 9_999;
  private static final int FEW_CLUSTERS = 50;
  private static final int SPARSE = 10;
  // VanderWeele & Ding (2017): below it an odds ratio is nearly a ratio of risks.
  private static final double RARE = 0.15;
  private static final int FIRTH_ROWS = 200_000;
  private static final String MODEL =
      "the log-odds are a sum of the exposure's and the controls' parts";

  private final Comparison comparison;
  private final Standing standing;
  private final LogisticFit fit;
  private final Optional<ClusterRobust> robust;

  private RegressionTests(Comparison comparison) {
    this.comparison = comparison;
    this.standing = comparison.independent() ? Standing.SUPPORTING : Standing.DESCRIPTIVE;
    this.fit = Logistic.fit(comparison.trials());
    this.robust =
        comparison.cluster().length == 0
            ? Optional.empty()
            : Optional.of(
                ClusterRobust.of(fit, comparison.cluster(), ClusterRobust.Correction.CR2));
  }

  /** All that make sense for the comparison. */
  public static List<TestResult> of(Comparison comparison) {
    var tests = new RegressionTests(comparison);
    var all = new ArrayList<TestResult>();
    all.add(tests.logistic());
    all.add(tests.marginal());
    tests.robust.ifPresent(errors -> {
      all.add(tests.clustered(errors));
      all.add(tests.bootstrap());
    });
    if (comparison.binary()) {
      all.add(tests.hidden());
    }
    if (tests.sparse()) {
      all.add(tests.firth());
    }
    if (!comparison.binary()) {
      all.addAll(tests.trend());
    }
    if (comparison.set().length > 0) {
      all.add(tests.conditional());
    }
    return all;
  }

  private boolean sparse() {
    double yes = 0;
    for (var y : comparison.yes()) {
      yes += y;
    }
    double rarer = Math.min(yes, comparison.cases() - yes);
    return comparison.dose().length <= FIRTH_ROWS
        && (fit.separation().found() || rarer < SPARSE * (double) fit.parameters());
  }

  private Coefficient own(List<Coefficient> all) {
    return all.stream()
        .filter(coefficient -> coefficient.name().equals(comparison.exposure()))
        .findFirst()
        .orElseThrow();
  }

  private TestResult logistic() {
    var coefficients = fit.coefficients(LEVEL);
    var figures = new ArrayList<>(coefficients.stream().map(Results::figure).toList());
    figures.add(Figure.of("log-likelihood", fit.logLikelihood()));
    figures.add(Figure.of("deviance", fit.deviance()));
    figures.add(Figure.of("AIC", fit.aic()));
    var own = own(coefficients);
    return new TestResult(
        "logistic",
        "Logistic regression",
        figures,
        own.statistic(),
        Double.NaN,
        own.p(),
        comparison.cases(),
        MODEL + "; rulings are independent of each other",
        standing,
        reasons(coefficients));
  }

  private List<String> reasons(List<Coefficient> coefficients) {
    return notes(
        Stream.concat(
                Stream.concat(
                    fit.separation().found()
                        ? Stream.of(
                            "outcomes are separated ("
                                + fit.separation().kind().name().toLowerCase(Locale.ROOT)
                                + "): some estimates are not finite; see Firth's")
                        : Stream.empty(),
                    comparison.trials().design().dropped().stream()
                        .map(dropped -> dropped.name() + ": " + dropped.reason())),
                Arrays.stream(Results.reasons(coefficients)))
            .toArray(String[]::new));
  }

  private TestResult marginal() {
    var effects = MarginalEffects.of(fit, LEVEL);
    var coefficients = effects.stream().map(effect -> effect.effect()).toList();
    var own = own(coefficients);
    return new TestResult(
        "marginal-effects",
        "Average marginal effects",
        coefficients.stream().map(Results::figure).toList(),
        own.statistic(),
        Double.NaN,
        own.p(),
        comparison.cases(),
        MODEL + "; rulings are independent of each other",
        standing,
        notes(Results.reasons(coefficients)));
  }

  private TestResult clustered(ClusterRobust errors) {
    var coefficients = errors.coefficients(LEVEL);
    var own = own(coefficients);
    return new TestResult(
        "logistic-clustered",
        "Logistic regression, errors clustered by organisation (CR2, Satterthwaite)",
        coefficients.stream().map(Results::figure).toList(),
        own.statistic(),
        own.degrees(),
        own.p(),
        comparison.cases(),
        MODEL + "; organisations are independent of each other",
        Standing.SUPPORTING,
        notes(
            Stream.concat(
                    Arrays.stream(Results.reasons(coefficients)),
                    Stream.of(errors.clusters() + " organisations"))
                .toArray(String[]::new)));
  }

  private TestResult hidden() {
    var own =
        own(
            robust
                .map(errors -> errors.coefficients(LEVEL))
                .orElseGet(() -> fit.coefficients(LEVEL)));
    double yes = Arrays.stream(comparison.yes()).sum();
    var kind = yes < RARE * comparison.cases() ? Ratio.RARE_ODDS : Ratio.COMMON_ODDS;
    return Results.hidden(own, kind, comparison.cases());
  }

  private TestResult bootstrap() {
    var test =
        ScoreBootstrap.test(
            comparison.trials(),
            comparison.exposure(),
            comparison.cluster(),
            ClusterWeights.RADEMACHER,
            DRAWS,
            comparison.seed());
    return new TestResult(
        "score-bootstrap",
        "Score bootstrap by organisation",
        List.of(),
        test.statistic(),
        Double.NaN,
        test.p(),
        comparison.cases(),
        MODEL + "; organisations are independent of each other and alike in spread",
        Standing.SUPPORTING,
        notes(
            test.reason(),
            test.clusters() < FEW_CLUSTERS
                ? "few organisations (" + test.clusters() + "): believe this one"
                : test.clusters() + " organisations"));
  }

  private TestResult firth() {
    return Results.tried(
        "firth", "Firth's penalised logistic regression", comparison.cases(), this::penalised);
  }

  private TestResult penalised() {
    var penalised = Firth.fit(comparison.trials());
    var profile = penalised.profile(comparison.exposure(), LEVEL);
    var coefficients = penalised.coefficients(LEVEL);
    var figures = new ArrayList<>(coefficients.stream().map(Results::figure).toList());
    figures.add(
        Figure.of(
            comparison.exposure() + ", profile interval",
            profile.estimate(),
            profile.interval().low(),
            profile.interval().high(),
            LEVEL));
    return new TestResult(
        "firth",
        "Firth's penalised logistic regression",
        figures,
        profile.statistic(),
        1,
        profile.p(),
        comparison.cases(),
        MODEL + "; rulings are independent of each other",
        standing,
        notes(
            profile.reason().isEmpty() ? "" : comparison.exposure() + ": " + profile.reason(),
            fit.separation().found()
                ? "outcomes are separated, so ordinary estimates are not finite"
                : "fewer than ten outcomes for each column"));
  }

  private List<TestResult> trend() {
    var dose = comparison.dose();
    var armitage = CochranArmitage.test(dose, comparison.yes(), comparison.all());
    var mantel = MantelTrend.test(dose, comparison.yes(), comparison.all(), comparison.stratum());
    var spline = SplineTrend.test(comparison.trials(), comparison.exposure(), 4);
    return List.of(
        trend(
            "cochran-armitage",
            "Cochran–Armitage trend",
            armitage.z(),
            armitage.p(),
            armitage.reason()),
        trend(
            "mantel-trend", "Trend over strata (Mantel)", mantel.z(), mantel.p(), mantel.reason()),
        ratio(
            "spline-any",
            "Does the dose matter at all (restricted cubic spline)?",
            spline.anyRatio()),
        ratio(
            "spline-bend", "Does its effect bend (restricted cubic spline)?", spline.bendRatio()));
  }

  private TestResult trend(String id, String title, double z, double p, String reason) {
    return new TestResult(
        id,
        title,
        List.of(),
        z,
        Double.NaN,
        p,
        comparison.cases(),
        "rulings are independent of each other",
        standing,
        notes(reason));
  }

  private TestResult ratio(String id, String title, ChiSquareTest test) {
    return new TestResult(
        id,
        title,
        List.of(),
        test.statistic(),
        test.degrees(),
        test.p(),
        comparison.cases(),
        MODEL + "; rulings are independent of each other",
        standing,
        notes(test.reason()));
  }

  private TestResult conditional() {
    return Results.tried(
        "conditional-logistic",
        "Conditional logistic regression",
        comparison.cases(),
        () -> {
          Results.whole(comparison.weighing());
          var matched = ConditionalLogistic.fit(comparison.trials(), comparison.set());
          // A column of ones is the same within every set and cancels.
          var coefficients =
              matched.coefficients(LEVEL).stream()
                  .filter(coefficient -> !coefficient.name().equals(Design.INTERCEPT))
                  .toList();
          var figures = new ArrayList<>(coefficients.stream().map(Results::figure).toList());
          figures.add(Figure.of("log-likelihood", matched.logLikelihood()));
          figures.add(Figure.of("likelihood ratio", matched.likelihoodRatio()));
          var own = own(coefficients);
          return new TestResult(
              "conditional-logistic",
              "Conditional logistic regression",
              figures,
              own.statistic(),
              Double.NaN,
              own.p(),
              comparison.cases(),
              MODEL + " within matched sets; sets are independent of each other",
              comparison.independent() ? Standing.SUPPORTING : Standing.DESCRIPTIVE,
              notes(
                  Stream.concat(
                          Arrays.stream(Results.reasons(coefficients)),
                          Stream.of(
                              matched.setsWithoutVariation() > 0
                                  ? matched.setsWithoutVariation()
                                      + " sets without variation say nothing"
                                  : ""))
                      .toArray(String[]::new)));
        });
  }
}
