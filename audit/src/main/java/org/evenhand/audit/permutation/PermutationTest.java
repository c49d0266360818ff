package org.evenhand.audit.permutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Tests whether outcomes have to do with exposures. The null hypothesis: within a stratum, any
 * organisation could as well have had any other's exposures. So rows of exposures are handed out
 * anew, an organisation's all together, which leaves the exposures' correlation and the outcomes'
 * as they are; rulings of one organisation stay together, so that their being alike is no evidence.
 *
 * <p>The statistic of a pair is the sum of exposure times score, both centred within strata,
 * divided by its standard deviation over all permutations (Strasser & Weber 1999; what R's {@code
 * coin} calls the standardised linear statistic). The family is judged by its maximum (Westfall &
 * Young 1993).
 */
public final class PermutationTest {
  /** The most pairs of a family. */
  public static final int MOST_PAIRS = 10_000;

  private final Table table;
  private final List<Exposure> exposures;
  private final List<Outcome> outcomes;
  private final int organisations;

  /**
   * @param strata the stratum of each organisation
   * @param exposures one or more, with a value for each organisation; distinct names
   * @param outcomes one or more, with a score for each organisation; distinct names
   */
  public PermutationTest(int[] strata, List<Exposure> exposures, List<Outcome> outcomes) {
    requireNames("exposure", exposures.stream().map(Exposure::name).toList());
    requireNames("outcome", outcomes.stream().map(Outcome::name).toList());
    if ((long) exposures.size() * outcomes.size() > MOST_PAIRS) {
      throw new IllegalArgumentException("more than " + MOST_PAIRS + " pairs");
    }
    Stream.concat(exposures.stream().map(Exposure::size), outcomes.stream().map(Outcome::size))
        .filter(size -> size != strata.length)
        .findFirst()
        .ifPresent(size -> {
          throw new IllegalArgumentException(
              "a column of " + size + " for " + strata.length + " organisations");
        });
    this.exposures = List.copyOf(exposures);
    this.outcomes = List.copyOf(outcomes);
    organisations = strata.length;
    table = Table.of(strata, this.exposures, this.outcomes);
  }

  private static void requireNames(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no " + what);
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("two of one name: " + what + "s " + names);
    }
  }

  /** Runs it. */
  public FamilyFinding run(PermutationPlan plan) {
    var arrangements = new Arrangements(table.starts, table.kinds);
    long distinct = arrangements.count(plan.permutations());
    boolean exhaustive = distinct <= plan.permutations();
    var observed = observed();
    var counts =
        exhaustive
            ? exhaust(arrangements, new MaximumCounts(observed, plan.tail()))
            : sample(arrangements, observed, plan);
    long looked = exhaustive ? distinct : plan.permutations();
    return new FamilyFinding(
        pairs(observed, counts, looked, exhaustive),
        looked,
        exhaustive,
        organisations,
        organisations - table.rows,
        plan.seed());
  }

  private double[] observed() {
    var rows = new int[table.rows];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    var observed = new double[table.deviations.length];
    statistics(rows, observed);
    for (int pair = 0; pair < observed.length; pair++) {
      if (table.deviations[pair] == 0) {
        observed[pair] = Double.NaN;
      }
    }
    return observed;
  }

  // The hot loop: 10,000 arrangements of 400 organisations for 30 pairs are 120 million products.
  private void statistics(int[] rows, double[] statistics) {
    int outcomes = table.outcomes;
    double[] x = table.x;
    double[] y = table.y;
    Arrays.fill(statistics, 0);
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] * table.exposures;
      int score = i * outcomes;
      for (int e = 0; e < table.exposures; e++) {
        double exposure = x[from + e];
        int pair = e * outcomes;
        for (int o = 0; o < outcomes; o++) {
          statistics[pair + o] += exposure * y[score + o];
        }
      }
    }
    for (int pair = 0; pair < statistics.length; pair++) {
      statistics[pair] /= table.deviations[pair];
    }
  }

  private MaximumCounts exhaust(Arrangements arrangements, MaximumCounts counts) {
    int[] kinds = arrangements.first();
    int[] examples = examples();
    var rows = new int[table.rows];
    var statistics = new double[table.deviations.length];
    do {
      for (int s = 0; s + 1 < table.starts.length; s++) {
        for (int i = table.starts[s]; i < table.starts[s + 1]; i++) {
          rows[i] = examples[table.starts[s] + kinds[i]];
        }
      }
      statistics(rows, statistics);
      counts.add(statistics);
    } while (arrangements.next(kinds));
    return counts;
  }

  /** For each stratum, from its start on, a row of each kind. */
  private int[] examples() {
    var examples = new int[table.rows];
    for (int s = 0; s + 1 < table.starts.length; s++) {
      for (int i = table.starts[s]; i < table.starts[s + 1]; i++) {
        examples[table.starts[s] + table.kinds[i]] = i;
      }
    }
    return examples;
  }

  private MaximumCounts sample(Arrangements arrangements, double[] observed, PermutationPlan plan) {
    var parts = new ArrayList<Callable<MaximumCounts>>();
    for (int thread = 0; thread < plan.threads(); thread++) {
      long from = (long) plan.permutations() * thread / plan.threads();
      long to = (long) plan.permutations() * (thread + 1) / plan.threads();
      var counts = new MaximumCounts(observed, plan.tail());
      parts.add(() -> sample(arrangements, plan.seed(), from, to, counts));
    }
    return inParallel(parts);
  }

  private MaximumCounts sample(
      Arrangements arrangements, long seed, long from, long to, MaximumCounts counts) {
    var rows = new int[table.rows];
    var statistics = new double[table.deviations.length];
    for (long k = from; k < to; k++) {
      arrangements.shuffle(rows, seed, k);
      statistics(rows, statistics);
      counts.add(statistics);
    }
    return counts;
  }

  private static MaximumCounts inParallel(List<Callable<MaximumCounts>> parts) {
    try {
      var all = parts.getFirst();
      if (parts.size() == 1) {
        return all.call();
      }
      try (var threads =
          Executors.newFixedThreadPool(
              parts.size(), Thread.ofPlatform().name("permutation-", 0).factory())) {
        var done = threads.invokeAll(parts);
        var total = done.getFirst().get();
        for (var other : done.subList(1, done.size())) {
          total.add(other.get());
        }
        return total;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while permuting", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread that permuted failed", e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException("permuting failed", e);
    }
  }

  private List<PairFinding> pairs(
      double[] observed, MaximumCounts counts, long looked, boolean exhaustive) {
    var singles = counts.singles(looked, exhaustive);
    var maxima = counts.maxima(looked, exhaustive);
    var stepDowns = counts.stepDowns(looked, exhaustive);
    var pairs = new ArrayList<PairFinding>();
    for (int e = 0; e < exposures.size(); e++) {
      for (int o = 0; o < outcomes.size(); o++) {
        int pair = e * outcomes.size() + o;
        pairs.add(
            new PairFinding(
                exposures.get(e).name(),
                outcomes.get(o).name(),
                table.informative[pair],
                observed[pair],
                singles[pair],
                maxima[pair],
                stepDowns[pair],
                reason(observed[pair])));
      }
    }
    return pairs;
  }

  private static Optional<String> reason(double z) {
    return Double.isNaN(z)
        ? Optional.of("in no stratum do both the exposure and the outcome vary")
        : Optional.empty();
  }
}
