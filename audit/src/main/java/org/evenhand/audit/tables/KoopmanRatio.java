package org.evenhand.audit.tables;

/**
 * The ratio of two selection rates with Koopman's score interval: the ratios that a χ² test of "the
 * ratio is this" does not reject. Takes fractions.
 *
 * <p>P. A. R. Koopman, "Confidence Intervals for the Ratio of Two Binomial Proportions", Biometrics
 * 40 (1984). Without continuity correction.
 */
public final class KoopmanRatio {
  private static final double FARTHEST = 100; // of a ratio's logarithm

  private KoopmanRatio() {}

  /** The ratio; its interval is undefined only where the ratio is. */
  public static Estimate of(TwoByTwo table, double level) {
    double reach = Normal.reach(level);
    String why = ImpactRatio.whyUndefined(table);
    if (!why.isEmpty()) {
      return Estimate.undefined(level, why);
    }
    double low = table.a() == 0 ? 0 : Math.exp(end(table, reach));
    double high = table.c() == 0 ? Double.POSITIVE_INFINITY : Math.exp(end(table, -reach));
    return Estimate.of(ImpactRatio.ratio(table), low, high, level);
  }

  // The root of the statistic falls as the ratio rises.
  private static double end(TwoByTwo table, double root) {
    double near = Math.log((table.a() + 0.5) / (table.exposed() + 0.5));
    double start = near - Math.log((table.c() + 0.5) / (table.unexposed() + 0.5));
    return Root.rising(start, FARTHEST, log -> root - statistic(table, Math.exp(log)));
  }

  /** The signed root of χ² when the exposed's rate is {@code ratio} times the unexposed's. */
  private static double statistic(TwoByTwo table, double ratio) {
    double rate = unexposedRate(table, ratio);
    double exposedRate = Math.min(1, ratio * rate);
    double off = table.a() / table.exposed() - ratio * (table.c() / table.unexposed());
    double variance =
        exposedRate * (1 - exposedRate) / table.exposed()
            + ratio * ratio * rate * (1 - rate) / table.unexposed();
    // With no variance the data fit only when they are as the ratio says; else they are far off.
    double statistic = off == 0 ? 0 : off / Math.sqrt(Math.max(0, variance));
    return Math.clamp(statistic, -1e9, 1e9);
  }

  // The likeliest rate of the unexposed under that ratio: the smaller root of Koopman's quadratic.
  private static double unexposedRate(TwoByTwo table, double ratio) {
    double square = table.total() * ratio;
    double linear = ratio * (table.exposed() + table.c()) + table.unexposed() + table.a();
    double constant = table.yes();
    double inner = Math.max(0, linear * linear - 4 * square * constant);
    return Math.min(1, 2 * constant / (linear + Math.sqrt(inner)));
  }
}
