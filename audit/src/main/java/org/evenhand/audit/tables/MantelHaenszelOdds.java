package org.evenhand.audit.tables;

/**
 * The Mantel–Haenszel common odds ratio with the interval of Robins, Breslow and Greenland, as in
 * R's {@code mantelhaen.test}. Takes fractions.
 *
 * <p>J. Robins, N. Breslow and S. Greenland, "Estimators of the Mantel–Haenszel Variance Consistent
 * in Both Sparse Data and Large-Strata Limiting Models", Biometrics 42 (1986).
 */
public final class MantelHaenszelOdds {
  private MantelHaenszelOdds() {}

  /** The estimate; 0 or infinite, without an interval, where one side of the ratio is nothing. */
  public static StrataEstimate of(Strata strata, double level) {
    double reach = Normal.reach(level);
    var used = strata.informative();
    return StrataEstimate.of(estimate(used, reach, level), used, strata);
  }

  private static Estimate estimate(Strata used, double reach, double level) {
    if (used.size() == 0) {
      return Estimate.undefined(level, "every stratum has an empty margin");
    }
    double odds = ratio(used);
    if (odds == 0 || odds == Double.POSITIVE_INFINITY) {
      return Estimate.withoutInterval(
          odds, level, "in every stratum a cell is empty, on the same side: the error is infinite");
    }
    double error = Math.sqrt(variance(used));
    return Estimate.of(
        odds, odds * Math.exp(-reach * error), odds * Math.exp(reach * error), level);
  }

  /** The ratio alone, of strata with no empty margin; there must be one. */
  static double ratio(Strata used) {
    return used.sum(MantelHaenszelOdds::forIt) / used.sum(MantelHaenszelOdds::against);
  }

  private static double variance(Strata used) {
    double r = used.sum(MantelHaenszelOdds::forIt);
    double s = used.sum(MantelHaenszelOdds::against);
    double pr = used.sum(t -> along(t) * forIt(t));
    double qs = used.sum(t -> across(t) * against(t));
    double mixed = used.sum(t -> along(t) * against(t) + across(t) * forIt(t));
    return pr / r / r / 2 + mixed / r / s / 2 + qs / s / s / 2;
  }

  private static double forIt(TwoByTwo t) {
    return t.a() * (t.d() / t.total());
  }

  private static double against(TwoByTwo t) {
    return t.b() * (t.c() / t.total());
  }

  private static double along(TwoByTwo t) {
    return (t.a() + t.d()) / t.total();
  }

  private static double across(TwoByTwo t) {
    return (t.b() + t.c()) / t.total();
  }
}
