package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.evenhand.audit.permutation.FamilyFinding;
import org.evenhand.audit.permutation.OrganisationScore;
import org.evenhand.audit.permutation.PermutationPlan;
import org.evenhand.audit.permutation.PermutationTest;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;
import org.evenhand.audit.units.Times;

/**
 * The primary test: every outcome and exposure of the plan as one family, judged by the maximum of
 * permuted statistics; and the differences after controls that say how large effects are.
 */
public final class Primary {
  private static final double EQUIVALENCE_LEVEL = 0.90;
  // With fewer on a side, chance can hardly be told from anything, and no interval means much.
  private static final int FEWEST = 5;
  private static final int MOST_THREADS = 8;

  private final Organisations organisations;
  private final Plan plan;
  private final Controls controls;
  private final int[] strata;
  private final Map<Exposure, Exposed> exposures = new EnumMap<>(Exposure.class);
  private final List<Adjusted> outcomes = new ArrayList<>();
  private final List<String> tooFew = new ArrayList<>();
  private final Specifications specifications;

  /** Of the cells of outcomes; those in which nothing varies are passed over. */
  public Primary(Organisations organisations, Plan plan, List<Cells> cells) {
    this.organisations = organisations;
    this.plan = plan;
    this.controls = new Controls(organisations, plan);
    this.strata = Strata.of(organisations, plan);
    this.specifications = new Specifications(organisations, plan);
    for (var exposure : organisations.exposures().keySet()) {
      var exposed = Exposed.of(exposure, organisations);
      if (exposed.least() >= FEWEST) {
        exposures.put(exposure, exposed);
      } else {
        tooFew.add(
            "'"
                + exposure.key()
                + "': fewer than "
                + FEWEST
                + " organisations have it, or have not, or all have as much");
      }
    }
    for (var outcome : cells) {
      var adjusted = Adjusted.of(outcome, organisations, controls, strata);
      if (adjusted.organisations() >= 2 * FEWEST && adjusted.deviation() > 1e-9) {
        outcomes.add(adjusted);
      } else {
        tooFew.add(
            "'"
                + outcome.outcome().key()
                + "': fewer than "
                + 2 * FEWEST
                + " organisations have such rulings, or all had the same");
      }
    }
  }

  /** What it came to. */
  public record Found(FamilyFinding family, List<Pair> pairs) {
    public Found {
      pairs = List.copyOf(pairs);
    }
  }

  /** What of the plan could not be tested, and why. */
  public List<String> tooFew() {
    return List.copyOf(tooFew);
  }

  /** How many groups of comparable organisations there are. */
  public int strata() {
    return Strata.count(strata);
  }

  /** The outcomes that were tested. */
  public List<AuditResult.Counted> counted() {
    return outcomes.stream()
        .map(outcome ->
            new AuditResult.Counted(
                outcome.cells().outcome().key(),
                outcome.cells().rulings(),
                outcome.cells().mean(),
                outcome.rho()))
        .toList();
  }

  /**
   * The pair with the tests that stand beside the primary one; several threads may ask.
   *
   * @param times of the outcome, if it is a time
   */
  public Pair beside(Pair pair, Optional<Times> times) {
    var exposed = exposures.get(pair.exposure());
    var outcome = adjusted(pair);
    if (exposed == null || outcome.isEmpty() || Double.isNaN(pair.z())) {
      return pair;
    }
    var tests = new ArrayList<TestResult>();
    if (pair.outcome().binary()) {
      tests.addAll(new Beside(organisations, plan).tests(outcome.get().cells(), exposed));
    }
    tests.addAll(Matched.tests(organisations, outcome.get(), exposed, strata));
    durations(pair, times).ifPresent(durations -> tests.addAll(durations.tests()));
    times.flatMap(Durations::refused).ifPresent(tests::add);
    return pair.with(tests);
  }

  private Optional<Durations> durations(Pair pair, Optional<Times> times) {
    var exposed = exposures.get(pair.exposure());
    return exposed == null
        ? Optional.empty()
        : times.flatMap(all -> Durations.of(organisations, all, exposed, pair.id()));
  }

  private Optional<Adjusted> adjusted(Pair pair) {
    return outcomes.stream().filter(one -> one.cells().outcome() == pair.outcome()).findFirst();
  }

  /**
   * The numbers of a pair's plots; several threads may ask.
   *
   * @param sensitivities shown beside the specifications
   * @param currency of the money spent
   */
  public List<AuditResult.Curve> curves(
      Pair pair,
      Optional<Times> times,
      List<AuditResult.Sensitivity> sensitivities,
      String currency) {
    var curves = new ArrayList<AuditResult.Curve>();
    var exposed = exposures.get(pair.exposure());
    var outcome = adjusted(pair);
    if (exposed != null && outcome.isPresent()) {
      var cells = outcome.get().cells();
      curves.addAll(specifications.of(cells, exposed, pair.id()));
      curves.addAll(Specifications.beside(sensitivities, plan, pair));
      if (pair.outcome().binary()) {
        curves.addAll(Doses.of(cells, exposed, pair.id(), amounts(pair.exposure(), currency)));
      }
      durations(pair, times).ifPresent(durations -> curves.addAll(durations.curves()));
      curves.addAll(
          Powers.of(
              scaled(outcome.get(), exposed),
              pair.id(),
              pair.outcome().binary(),
              plan.equivalence(),
              plan.alpha()));
    }
    return curves;
  }

  private Difference scaled(Adjusted outcome, Exposed exposed) {
    var difference = Difference.of(outcome, exposed.flag(), controls);
    return outcome.cells().outcome().binary() ? difference : difference.per(outcome.deviation());
  }

  private String amounts(Exposure exposure, String currency) {
    return switch (exposure) {
      case SPEND_BEFORE -> money(currency, "before");
      case SPEND_AFTER -> money(currency, "after");
      case PAYMENT, RECIPROCAL_DATA, LAUNCH_PARTNER, CLOSENESS ->
          exposure.key().replace('_', ' ') + ", as the file of partners has it";
    };
  }

  private String money(String currency, String when) {
    return currency + " of advertising in the " + plan.months() + " months " + when + " a ruling";
  }

  /**
   * The differences again with violations and the reviewer held equal as well.
   *
   * @param reviewed an outcome's cells by reviewer, too, if it is known who decided
   */
  public List<AuditResult.Sensitivity> sensitivities(Function<Outcome, Optional<Cells>> reviewed) {
    var runs = new Sensitivities(organisations, plan, strata, exposures.values());
    return outcomes.stream()
        .map(Adjusted::cells)
        .flatMap(cells -> runs.of(cells, reviewed.apply(cells.outcome())).stream())
        .toList();
  }

  /** Whether there is anything to test. */
  public boolean possible() {
    return !exposures.isEmpty() && !outcomes.isEmpty();
  }

  /** Runs the test. */
  public Found run() {
    var family =
        new PermutationTest(
                strata,
                exposures.values().stream().map(this::permuted).toList(),
                outcomes.stream().map(this::scored).toList())
            .run(
                PermutationPlan.of(plan.permutations(), plan.seed())
                    .withThreads(
                        Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
    var pairs = new ArrayList<Pair>();
    for (var exposed : exposures.values()) {
      for (var outcome : outcomes) {
        pairs.add(pair(family, exposed, outcome));
      }
    }
    return new Found(family, pairs);
  }

  private org.evenhand.audit.permutation.Exposure permuted(Exposed exposed) {
    var weight = new double[organisations.count()];
    Arrays.fill(weight, 1);
    var left = controls.residuals(exposed.dose(), weight);
    for (int i = 0; i < left.length; i++) {
      // Not known: neither more nor less than comparable others, which says nothing.
      left[i] = Double.isNaN(left[i]) ? 0 : left[i];
    }
    return new org.evenhand.audit.permutation.Exposure(exposed.exposure().key(), left);
  }

  private org.evenhand.audit.permutation.Outcome scored(Adjusted outcome) {
    return new org.evenhand.audit.permutation.Outcome(
        outcome.cells().outcome().key(),
        // Even rather than shrunk: who asks often may be who spends, and large organisations'
        // scores
        // would vary more than their exchangeable places allow.
        OrganisationScore.even(outcome.rulings(), outcome.left(), strata, outcome.rho()));
  }

  private Pair pair(FamilyFinding family, Exposed exposed, Adjusted outcome) {
    var what = outcome.cells().outcome();
    var found = family.pair(exposed.exposure().key(), what.key());
    var scaled = scaled(outcome, exposed);
    return new Pair(
        what,
        exposed.exposure(),
        exposed.means(),
        exposed.phrase(),
        side(outcome, exposed, 1),
        side(outcome, exposed, 0),
        scaled.figure(unit(what), 0.95),
        found.z(),
        found.p(),
        found.singleStep(),
        found.stepDown(),
        scaled.within(plan.equivalence(), EQUIVALENCE_LEVEL),
        scaled.detectable(plan.alpha()),
        List.of());
  }

  private static String unit(Outcome outcome) {
    return outcome.binary()
        ? "difference of rates, after controls"
        : "difference of ln(1 + " + outcome.key() + ") in standard deviations, after controls";
  }

  private static Pair.Side side(Adjusted outcome, Exposed exposed, double flag) {
    var cells = outcome.cells();
    var seen = new boolean[exposed.flag().length];
    double rulings = 0;
    double sum = 0;
    int count = 0;
    for (int c = 0; c < cells.size(); c++) {
      int i = cells.organisation()[c];
      if (exposed.flag()[i] == flag) {
        rulings += cells.count()[c];
        sum += cells.sum()[c];
        count += seen[i] ? 0 : 1;
        seen[i] = true;
      }
    }
    double mean = sum / rulings;
    return new Pair.Side(count, rulings, cells.outcome().binary() ? mean : Math.expm1(mean));
  }
}
