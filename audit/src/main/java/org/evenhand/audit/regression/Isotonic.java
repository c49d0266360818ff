package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rates of yes that fit best among all that never fall with dose, or never rise: pooled
 * adjacent violators (Ayer, Brunk, Ewing, Reid & Silverman 1955, "An empirical distribution
 * function for sampling with incomplete information", Annals of Mathematical Statistics 26). They
 * are the maximum likelihood estimates under that order.
 */
public final class Isotonic {
  private Isotonic() {}

  /** Which way the rate may go. */
  public enum Direction {
    RISING,
    FALLING
  }

  /**
   * One dose.
   *
   * @param dose the dose
   * @param cases how many cases had it
   * @param rate their rate of yes
   * @param fitted the rate that fits
   */
  public record Step(double dose, double cases, double rate, double fitted) {}

  /** A run of doses pooled into one rate. */
  private record Pool(double yes, double cases, int doses) {
    double rate() {
      return yes / cases;
    }

    Pool with(Pool next) {
      return new Pool(yes + next.yes, cases + next.cases, doses + next.doses);
    }
  }

  /**
   * Fits.
   *
   * @return one step for each dose that has cases, in the order of doses
   */
  public static List<Step> fit(
      double[] dose, double[] successes, double[] totals, Direction direction) {
    DoseSums.check(dose, successes, totals);
    var byDose = new TreeMap<Double, Pool>();
    for (int i = 0; i < dose.length; i++) {
      if (totals[i] > 0) {
        // Adding 0.0 puts -0.0 with 0.0.
        byDose.merge(dose[i] + 0.0, new Pool(successes[i], totals[i], 1), Isotonic::sameDose);
      }
    }
    var pools = new ArrayList<Pool>();
    for (var own : byDose.values()) {
      var pool = own;
      while (!pools.isEmpty() && violates(pools.getLast(), pool, direction)) {
        pool = pools.removeLast().with(pool);
      }
      pools.add(pool);
    }
    return steps(byDose, pools);
  }

  private static Pool sameDose(Pool one, Pool other) {
    return new Pool(one.yes + other.yes, one.cases + other.cases, 1);
  }

  private static boolean violates(Pool before, Pool after, Direction direction) {
    return switch (direction) {
      case RISING -> before.rate() >= after.rate();
      case FALLING -> before.rate() <= after.rate();
    };
  }

  private static List<Step> steps(SortedMap<Double, Pool> byDose, List<Pool> pools) {
    var steps = new ArrayList<Step>();
    int pool = 0;
    int left = pools.isEmpty() ? 0 : pools.getFirst().doses;
    for (var entry : byDose.entrySet()) {
      if (left == 0) {
        left = pools.get(++pool).doses;
      }
      left--;
      var own = entry.getValue();
      steps.add(new Step(entry.getKey(), own.cases, own.rate(), pools.get(pool).rate()));
    }
    return List.copyOf(steps);
  }
}
