package org.evenhand.audit.tables;

import java.util.function.DoubleUnaryOperator;

/**
 * Boschloo's exact test: the exposed and the unexposed are two binomial samples (only those margins
 * fixed), tables are ranked by Fisher's one-sided p value, and p is the largest chance, over all
 * common rates, of a table that ranks no higher than the one seen. It is never larger than Fisher's
 * one-sided p value. The statistic is that p value.
 *
 * <p>R. D. Boschloo, "Raised Conditional Level of Significance for the 2×2-Table when Testing the
 * Equality of Two Probabilities", Statistica Neerlandica 24 (1970). Both sides together are twice
 * the smaller one-sided p value, at most 1, as in {@code scipy.stats.boschloo_exact}. Fisher's p
 * values count as tied within a relative 10⁻¹⁰ (scipy: 10⁻¹³, below its own rounding).
 *
 * <p>More than {@value #MOST} people are not computed: the result then says so, and {@link
 * FisherExact}, which is hardly more conservative with so many, takes any number.
 */
public final class Boschloo {
  /** The most people for whom it is computed; they take about two seconds. */
  public static final int MOST = 20_000;

  private static final double TIES = 1 + 1e-10;
  // The chance of each sum of both samples has, on the scale of the angle whose squared sine is the
  // rate, the width 1 / (2 √people) everywhere; the grid has this many points in one width.
  private static final int FINE = 8;
  private static final int LEAST_GRID = 200;
  // A peak of the grid is climbed when it comes within this part of the highest one.
  private static final double NEARLY = 0.98;

  private Boschloo() {}

  /**
   * The test.
   *
   * @throws IllegalArgumentException when a cell is not a whole number
   */
  public static TestResult of(TwoByTwo table, Side side) {
    table.wholeCounts();
    if (table.exposed() == 0 || table.unexposed() == 0) {
      return TestResult.undefined("a group has nobody");
    }
    if (table.total() > MOST) {
      return TestResult.undefined("more than " + MOST + " people: Boschloo's test is not computed");
    }
    return switch (side) {
      case LESS -> less(table);
      case GREATER -> less(swapped(table));
      case BOTH -> both(less(table), less(swapped(table)));
    };
  }

  private static TestResult both(TestResult less, TestResult greater) {
    TestResult smaller = less.p() < greater.p() ? less : greater;
    return TestResult.of(smaller.statistic(), 2 * smaller.p());
  }

  // With the groups exchanged, "greater" is "less".
  private static TwoByTwo swapped(TwoByTwo table) {
    return new TwoByTwo(table.c(), table.d(), table.a(), table.b());
  }

  private static TestResult less(TwoByTwo table) {
    var margins = Hypergeometric.of(table);
    double seen = margins.at(0).atMost((long) table.a());
    double[] given = new double[(int) table.total() + 1];
    for (int sum = 0; sum < given.length; sum++) {
      var sums = new Hypergeometric(margins.exposed(), margins.unexposed(), sum);
      given[sum] = sums.at(0).largestTailWithin(seen * TIES);
    }
    return TestResult.of(seen, highest(given));
  }

  // The highest value of the chance over all rates: a grid, then every peak that could be it.
  private static double highest(double[] given) {
    int steps = LEAST_GRID + (int) (FINE * Math.PI * Math.sqrt(given.length));
    DoubleUnaryOperator chance = angle -> chance(given, Math.pow(Math.sin(angle), 2));
    double[] grid = new double[steps + 1];
    double step = Math.PI / 2 / steps;
    double highest = 0;
    for (int i = 0; i <= steps; i++) {
      grid[i] = chance.applyAsDouble(i * step);
      highest = Math.max(highest, grid[i]);
    }
    double enough = NEARLY * highest;
    for (int i = 1; i < steps; i++) {
      if (grid[i] >= enough && grid[i] >= grid[i - 1] && grid[i] >= grid[i + 1]) {
        highest = Math.max(highest, peak((i - 1) * step, (i + 1) * step, chance));
      }
    }
    return highest;
  }

  /** The chance of a table in the region when both rates are this one. */
  private static double chance(double[] given, double rate) {
    Mass sums = new Binomial(given.length - 1, Math.min(1, rate)).mass();
    double chance = 0;
    for (long sum = sums.first(); sum <= sums.last(); sum++) {
      chance += sums.at(sum) * given[(int) sum];
    }
    return chance;
  }

  // Golden-section search: the bracket shrinks by 0.618 at each step, 50 steps to rounding.
  private static double peak(double from, double to, DoubleUnaryOperator of) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = from;
    double high = to;
    double best = 0;
    for (int i = 0; i < 50; i++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      double atLeft = of.applyAsDouble(left);
      double atRight = of.applyAsDouble(right);
      best = Math.max(best, Math.max(atLeft, atRight));
      if (atLeft > atRight) {
        high = right;
      } else {
        low = left;
      }
    }
    return best;
  }
}
