package org.evenhand.audit.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often tests reject at 0.05 where there is nothing to find and their assumptions hold. Of one
 * table all outcomes are gone through, so the level is exact; of strata 4,000 worlds are made.
 * {@code main} prints both as they stand in {@code docs/audit-validation.md}.
 */
final class Levels {
  private static final double ALPHA = 0.05;
  private static final int WORLDS = 4_000;

  private static final Map<String, ToDoubleFunction<TwoByTwo>> OF_TABLES = ofTables();
  private static final Map<String, ToDoubleFunction<Strata>> OF_STRATA = ofStrata();

  private Levels() {}

  private static Map<String, ToDoubleFunction<TwoByTwo>> ofTables() {
    var tests = new LinkedHashMap<String, ToDoubleFunction<TwoByTwo>>();
    tests.put("Fisher, exact", table -> FisherExact.of(table, Side.BOTH).p());
    tests.put("Boschloo, exact", table -> Boschloo.of(table, Side.BOTH).p());
    tests.put("χ², corrected", table -> ChiSquare.of(table, true).p());
    tests.put("χ²", table -> ChiSquare.of(table, false).p());
    return tests;
  }

  private static Map<String, ToDoubleFunction<Strata>> ofStrata() {
    var tests = new LinkedHashMap<String, ToDoubleFunction<Strata>>();
    tests.put("CMH, exact", strata -> ExactStrata.test(strata, Side.BOTH).p());
    tests.put("CMH, corrected", strata -> CochranMantelHaenszel.of(strata, true).p());
    tests.put("CMH", strata -> CochranMantelHaenszel.of(strata, false).p());
    tests.put("Breslow–Day", strata -> BreslowDay.of(strata, false).p());
    tests.put("Breslow–Day, Tarone", strata -> BreslowDay.of(strata, true).p());
    return tests;
  }

  /** The exact level of each test where both groups, of that size each, have the same rate. */
  static Map<String, Double> ofOne(int size, double rate) {
    return ofOne(size, rate, OF_TABLES.keySet());
  }

  static Map<String, Double> ofOne(int size, double rate, Set<String> names) {
    var levels = new LinkedHashMap<String, Double>();
    var chance = BinomialDistribution.of(size, rate);
    for (var name : names) {
      var test = OF_TABLES.get(name);
      double level = 0;
      for (int a = 0; a <= size; a++) {
        for (int c = 0; c <= size; c++) {
          // Without a p value, as of a table without any case, a test rejects nothing.
          if (test.applyAsDouble(new TwoByTwo(a, size - a, c, size - c)) <= ALPHA) {
            level += chance.probability(a) * chance.probability(c);
          }
        }
      }
      levels.put(name, level);
    }
    return levels;
  }

  /** How often each test rejects in worlds of strata that differ in their rate, not in odds. */
  static Map<String, Double> ofMany(int strata, int size, long seed) {
    var rejected = new LinkedHashMap<String, Double>();
    var random = new SplittableRandom(seed);
    for (int world = 0; world < WORLDS; world++) {
      var tables = new ArrayList<TwoByTwo>();
      for (int s = 0; s < strata; s++) {
        double rate = 0.2 + 0.6 * s / Math.max(1, strata - 1);
        int a = cases(size, rate, random);
        int c = cases(size, rate, random);
        tables.add(new TwoByTwo(a, size - a, c, size - c));
      }
      var all = new Strata(List.copyOf(tables));
      OF_STRATA.forEach((name, test) ->
          rejected.merge(name, test.applyAsDouble(all) <= ALPHA ? 1.0 / WORLDS : 0, Double::sum));
    }
    return rejected;
  }

  private static int cases(int size, double rate, RandomGenerator random) {
    int cases = 0;
    for (int i = 0; i < size; i++) {
      cases += random.nextDouble() < rate ? 1 : 0;
    }
    return cases;
  }

  public static void main(String[] args) {
    header("group size, rate", OF_TABLES.keySet());
    for (int size : new int[] {10, 20, 40}) {
      for (double rate : new double[] {0.1, 0.3, 0.5}) {
        line(size + ", " + rate, ofOne(size, rate));
      }
    }
    System.out.println();
    header("strata, group size in each", OF_STRATA.keySet());
    for (int[] shape : new int[][] {{3, 10}, {3, 50}, {12, 10}, {12, 50}}) {
      line(shape[0] + ", " + shape[1], ofMany(shape[0], shape[1], 1));
    }
  }

  private static void header(String first, Iterable<String> tests) {
    System.out.println("| " + first + " | " + String.join(" | ", tests) + " |");
    var rule = new StringBuilder("|---|");
    tests.forEach(_ -> rule.append("---:|"));
    System.out.println(rule);
  }

  private static void line(String name, Map<String, Double> levels) {
    var line = new StringBuilder("| " + name);
    levels
        .values()
        .forEach(
            level -> line.append(String.format(java.util.Locale.ROOT, " | %.1f %%", 100 * level)));
    System.out.println(line.append(" |"));
  }
}
