package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;
import org.evenhand.audit.times.CensoredTimes;
import org.evenhand.audit.times.Clock;
import org.evenhand.audit.times.Covariate;
import org.evenhand.audit.times.CoxModel;
import org.evenhand.audit.times.CurveScale;
import org.evenhand.audit.times.KaplanMeier;
import org.evenhand.audit.times.LogRank;
import org.evenhand.audit.times.ProportionalHazards;
import org.evenhand.audit.times.RestrictedMean;
import org.evenhand.audit.units.Organisations;
import org.evenhand.audit.units.Times;

/** Times of the exposed and of the others: curves, a stratified log-rank test, hazards. */
final class Durations {
  private static final double LEVEL = 0.95;
  private static final int MOST_POINTS = 200;

  private final Organisations organisations;
  private final Exposed exposure;
  private final String id;
  private final CensoredTimes times;
  private final int[] organisation;
  private final int[] stratum;
  private final int[] group;

  /**
   * Empty if one of the groups is missing, or there are more rows than hazards are computed for.
   */
  static Optional<Durations> of(
      Organisations organisations, Times all, Exposed exposure, String id) {
    boolean exposed = false;
    boolean others = false;
    for (var i : all.organisation()) {
      exposed |= exposure.flag()[i] == 1;
      others |= exposure.flag()[i] == 0;
    }
    // Looked at first, for beyond the bound only to sort the times takes long.
    return exposed && others && !tooMany(all)
        ? Optional.of(new Durations(organisations, all, exposure, id))
        : Optional.empty();
  }

  private static boolean tooMany(Times all) {
    return all.different() > Times.MOST;
  }

  /** What stands in for the tests where there are too many different times. */
  static Optional<TestResult> refused(Times all) {
    return tooMany(all)
        ? Optional.of(
            new TestResult(
                "cox",
                "Cox's model, stratified by type of data, errors by organisation",
                List.of(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                all.different(),
                "hazards are proportional; organisations are independent of each other",
                Standing.SUPPORTING,
                List.of(
                    String.format(
                        Locale.ROOT,
                        "not computed, nor medians and the log-rank test: %,d different times, and"
                            + " %,d is the most",
                        all.different(),
                        Times.MOST))))
        : Optional.empty();
  }

  private Durations(Organisations organisations, Times all, Exposed exposure, String id) {
    this.organisations = organisations;
    this.exposure = exposure;
    this.id = id;
    var kept =
        IntStream.range(0, all.days().length)
            .filter(i -> !Double.isNaN(exposure.flag()[all.organisation()[i]]))
            .toArray();
    var events = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      events[i] = all.event()[kept[i]];
    }
    this.organisation = Arrays.stream(kept).map(i -> all.organisation()[i]).toArray();
    this.stratum = Arrays.stream(kept).map(i -> all.stratum()[i]).toArray();
    this.group = Arrays.stream(organisation).map(i -> (int) exposure.flag()[i]).toArray();
    this.times =
        CensoredTimes.of(
            Arrays.stream(kept).mapToDouble(i -> all.days()[i]).toArray(),
            events,
            Arrays.stream(kept).mapToDouble(i -> all.count()[i]).toArray());
  }

  List<TestResult> tests() {
    var model = model();
    return List.of(medians(), logRank(), restrictedMean(), cox(model), proportional(model));
  }

  private TestResult medians() {
    var figures = new ArrayList<Figure>();
    for (int g = 1; g >= 0; g--) {
      var median = curve(g).median(CurveScale.LOG_LOG, LEVEL);
      figures.add(
          Figure.of(
              "median days of the " + (g == 1 ? "exposed" : "others"),
              median.value(),
              median.interval().low(),
              median.interval().high(),
              LEVEL));
    }
    return new TestResult(
        "kaplan-meier",
        "Median times (Kaplan–Meier)",
        figures,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        group.length,
        "rulings are independent of each other",
        Standing.DESCRIPTIVE,
        List.of());
  }

  private TestResult logRank() {
    var test = LogRank.test(times, group, stratum);
    return new TestResult(
        "log-rank",
        "Log-rank test, stratified by type of data",
        List.of(),
        test.chiSquared(),
        test.freedom(),
        test.p(),
        group.length,
        "rulings are independent of each other",
        Standing.DESCRIPTIVE,
        test.reason().stream().toList());
  }

  private TestResult restrictedMean() {
    var exposed = curve(1);
    var others = curve(0);
    double limit = Math.min(lastOf(exposed), lastOf(others));
    var difference = RestrictedMean.difference(exposed, others, limit, LEVEL);
    return new TestResult(
        "restricted-mean",
        "Mean days up to the last on which both were watched (restricted mean)",
        List.of(
            Figure.of(
                "days more of the exposed, of the first " + Amounts.plain(limit),
                difference.value(),
                difference.error(),
                difference.interval().low(),
                difference.interval().high(),
                LEVEL)),
        Double.NaN,
        Double.NaN,
        RestrictedMean.p(difference),
        group.length,
        "rulings are independent of each other; no hazards need be proportional",
        Standing.DESCRIPTIVE,
        difference.reason().stream().toList());
  }

  /** Of the exposed, 1, or the others, 0. */
  private KaplanMeier curve(int side) {
    return KaplanMeier.of(times.of(group, side));
  }

  private static double lastOf(KaplanMeier curve) {
    return curve.steps().isEmpty() ? 1 : Math.max(1e-9, curve.steps().getLast().time());
  }

  private TestResult proportional(CoxModel model) {
    var check = ProportionalHazards.check(model, Clock.KAPLAN_MEIER);
    var own = check.covariates().get(exposure.exposure().key());
    return new TestResult(
        "proportional-hazards",
        "Whether the hazard ratio is the same early and late (Grambsch and Therneau)",
        List.of(),
        own == null ? Double.NaN : own.statistic(),
        own == null ? Double.NaN : own.freedom(),
        own == null ? Double.NaN : own.p(),
        group.length,
        "rulings are independent of each other",
        Standing.DESCRIPTIVE,
        check.reason().stream().toList());
  }

  private CoxModel model() {
    var covariates = new ArrayList<Covariate>();
    covariates.add(
        new Covariate(
            exposure.exposure().key(), Arrays.stream(group).mapToDouble(g -> g).toArray()));
    var size = organisations.logSize();
    var known = Arrays.stream(size).filter(s -> s >= 0).average();
    if (known.isPresent()) {
      covariates.add(
          new Covariate(
              "log_size",
              Arrays.stream(organisation)
                  .mapToDouble(i -> Double.isNaN(size[i]) ? known.getAsDouble() : size[i])
                  .toArray()));
    }
    return CoxModel.of(times, covariates).withStrata(stratum).withClusters(organisation);
  }

  private TestResult cox(CoxModel model) {
    var found = model.fit(LEVEL);
    var own = found.coefficient(exposure.exposure().key());
    var ratio = own.interval().exp();
    return new TestResult(
        "cox",
        "Cox's model, stratified by type of data, errors by organisation",
        List.of(
            Figure.of(
                "log hazard ratio of ending sooner",
                own.estimate(),
                own.error(),
                own.interval().low(),
                own.interval().high(),
                LEVEL),
            Figure.of("hazard ratio", own.hazardRatio(), ratio.low(), ratio.high(), LEVEL)),
        own.estimate() / own.error(),
        Double.NaN,
        own.p(),
        group.length,
        "hazards are proportional; organisations are independent of each other",
        Standing.SUPPORTING,
        Stream.concat(own.reason().stream(), found.remark().stream()).toList());
  }

  /** The curves of both groups, thinned to what a page can show. */
  List<Curve> curves() {
    var all = new ArrayList<Curve>();
    for (int g = 1; g >= 0; g--) {
      var curve = curve(g);
      var steps = curve.steps();
      var name = g == 1 ? "exposed" : "others";
      all.add(new Curve(id, "kaplan-meier", name, "days", 0, 1, Double.NaN, Double.NaN, ""));
      int every = Math.max(1, steps.size() / MOST_POINTS);
      for (int i = 0; i < steps.size(); i++) {
        if (i % every == 0 || i == steps.size() - 1) {
          var step = steps.get(i);
          var interval = curve.interval(step, CurveScale.LOG_LOG, LEVEL);
          all.add(
              new Curve(
                  id,
                  "kaplan-meier",
                  name,
                  "days",
                  step.time(),
                  step.survival(),
                  interval.low(),
                  interval.high(),
                  ""));
        }
      }
    }
    return all;
  }
}
