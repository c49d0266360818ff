package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.audit.pairs.Balance;
import org.evenhand.audit.pairs.Feature;
import org.evenhand.audit.pairs.HiddenBias;
import org.evenhand.audit.pairs.HodgesLehmann;
import org.evenhand.audit.pairs.MahalanobisDistance;
import org.evenhand.audit.pairs.Matching;
import org.evenhand.audit.pairs.McNemar;
import org.evenhand.audit.pairs.Side;
import org.evenhand.audit.pairs.SignedRank;
import org.evenhand.audit.pairs.Zeros;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.TestResult.Standing;
import org.evenhand.audit.units.Organisations;

/**
 * Pairs of an exposed organisation and a comparable other, of the same stratum and of like size and
 * number of rulings; what differs within them; and how strong something unseen would have to be.
 */
final class Matched {
  private static final double LEVEL = 0.95;
  private static final String ASSUMES =
      "within a pair either could as well have been the exposed one";

  private final Adjusted outcome;
  private final List<Feature> features = new ArrayList<>();
  private final boolean[] exposed;
  private final int[] place;
  private final Matching matching;

  private Matched(Organisations all, Adjusted outcome, Exposed exposure, int[] strata) {
    this.outcome = outcome;
    this.place = members(outcome, exposure);
    this.exposed = new boolean[place.length];
    var stratum = new int[place.length];
    var size = new double[place.length];
    var rulings = new double[place.length];
    double middle = Arrays.stream(all.logSize()).filter(s -> s >= 0).average().orElse(0);
    for (int i = 0; i < place.length; i++) {
      exposed[i] = exposure.flag()[place[i]] == 1;
      stratum[i] = strata[place[i]];
      double own = all.logSize()[place[i]];
      size[i] = Double.isNaN(own) ? middle : own;
      rulings[i] = Math.log1p((double) outcome.rulings()[place[i]]);
    }
    features.add(new Feature("log_size", size));
    features.add(new Feature("log_rulings", rulings));
    this.matching = Matching.of(exposed, stratum, new MahalanobisDistance(exposed, features));
  }

  private static int[] members(Adjusted outcome, Exposed exposure) {
    return IntStream.range(0, exposure.flag().length)
        .filter(i -> outcome.rulings()[i] > 0 && !Double.isNaN(exposure.flag()[i]))
        .toArray();
  }

  static List<TestResult> tests(
      Organisations all, Adjusted outcome, Exposed exposure, int[] strata) {
    var matched = new Matched(all, outcome, exposure, strata);
    if (matched.matching.pairs().isEmpty()) {
      return List.of();
    }
    var tests = new ArrayList<>(List.of(matched.balance(), matched.signedRank()));
    if (outcome.cells().outcome().binary()) {
      tests.add(matched.mcNemar());
    }
    return tests;
  }

  private double[] differences() {
    return matching.pairs().stream()
        .mapToDouble(
            pair -> outcome.mean(place[pair.exposed()]) - outcome.mean(place[pair.other()]))
        .toArray();
  }

  private TestResult balance() {
    var figures = new ArrayList<Figure>();
    for (var row : Balance.table(exposed, features, matching)) {
      figures.add(
          Figure.of(
              row.feature() + ", standardised difference before matching",
              row.before().standardised()));
      figures.add(
          Figure.of(
              row.feature() + ", standardised difference after matching",
              row.after().standardised()));
    }
    return new TestResult(
        "matching",
        "Matched pairs of organisations",
        figures,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        matching.pairs().size(),
        "what tells pairs apart is in the table",
        Standing.SUPPORTING,
        List.of(
            matching.pairs().size() + " pairs, of the same category and size class",
            matching.unmatched().size() + " exposed organisations found no pair",
            matching.optimal() ? "the least distance in all" : "each took the nearest left"));
  }

  private TestResult signedRank() {
    var differences = differences();
    var test = SignedRank.test(differences, Zeros.WILCOX, Side.BOTH);
    var shift = HodgesLehmann.of(differences, LEVEL);
    var tipping =
        HiddenBias.tipping(
            gamma -> HiddenBias.signedRank(upwards(differences, shift.estimate()), gamma), 0.05);
    return new TestResult(
        "wilcoxon-signed-rank",
        "Wilcoxon's signed-rank test within pairs",
        List.of(
            Figure.of(
                "difference within pairs (Hodges–Lehmann)",
                shift.estimate(),
                shift.interval().low(),
                shift.interval().high(),
                LEVEL),
            Figure.of("Γ at which p reaches 0.05 (Rosenbaum)", tipping.gamma())),
        test.statistic(),
        Double.NaN,
        Double.isNaN(test.exact()) ? test.corrected() : test.exact(),
        test.pairs(),
        ASSUMES,
        Standing.SUPPORTING,
        notes(test.reason(), tipping.reason()));
  }

  private static double[] upwards(double[] differences, double shift) {
    return shift >= 0
        ? differences
        : Arrays.stream(differences).map(difference -> -difference).toArray();
  }

  private TestResult mcNemar() {
    double line = outcome.cells().mean();
    long first = 0;
    long second = 0;
    for (var pair : matching.pairs()) {
      boolean one = raw(place[pair.exposed()]) >= line;
      boolean other = raw(place[pair.other()]) >= line;
      first += one && !other ? 1 : 0;
      second += other && !one ? 1 : 0;
    }
    var test = McNemar.of(first, second, LEVEL);
    long more = Math.max(first, second);
    long less = Math.min(first, second);
    var tipping = HiddenBias.tipping(gamma -> HiddenBias.mcNemar(more, less, gamma), 0.05);
    return new TestResult(
        "mcnemar",
        "McNemar's test: which of a pair lies at or above the overall rate?",
        List.of(
            Figure.of("pairs in which the exposed alone does", (double) first),
            Figure.of("pairs in which the other alone does", (double) second),
            Figure.of(
                "odds ratio (conditional)",
                test.oddsRatio(),
                test.interval().low(),
                test.interval().high(),
                LEVEL),
            Figure.of("p, corrected χ²", test.correctedP()),
            Figure.of("Γ at which p reaches 0.05 (Rosenbaum)", tipping.gamma())),
        test.chiSquared(),
        1,
        test.exact(),
        matching.pairs().size(),
        ASSUMES,
        Standing.SUPPORTING,
        notes(test.reason(), tipping.reason()));
  }

  private double raw(int organisation) {
    return outcome.raw(organisation);
  }

  private static List<String> notes(Optional<String> one, Optional<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
