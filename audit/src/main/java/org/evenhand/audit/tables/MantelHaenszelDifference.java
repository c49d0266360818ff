package org.evenhand.audit.tables;

/**
 * The Mantel–Haenszel difference of risks, the exposed's minus the unexposed's, with Sato's
 * variance, which holds for few large strata and for many sparse ones. Takes fractions.
 *
 * <p>S. Greenland and J. Robins, Biometrics 41 (1985); T. Sato, "On the Variance Estimator for the
 * Mantel–Haenszel Risk Difference", Biometrics 45 (1989). A stratum where everybody, or nobody, has
 * the outcome counts as one without difference; only one that lacks a group is dropped.
 */
public final class MantelHaenszelDifference {
  // A variance that is this much smaller than its parts is nothing but rounding.
  private static final double ROUNDING = 1e-12;

  private MantelHaenszelDifference() {}

  /** The estimate; without an interval where the strata show no variation. */
  public static StrataEstimate of(Strata strata, double level) {
    double reach = Normal.reach(level);
    var used = strata.withBothGroups();
    return StrataEstimate.of(estimate(used, reach, level), used, strata);
  }

  private static Estimate estimate(Strata used, double reach, double level) {
    if (used.size() == 0) {
      return Estimate.undefined(level, "every stratum lacks a group");
    }
    double weight = used.sum(t -> t.exposed() * (t.unexposed() / t.total()));
    double difference = used.sum(MantelHaenszelDifference::weighed) / weight;
    double first = difference * used.sum(MantelHaenszelDifference::slope);
    double second = used.sum(t -> (t.a() * t.d() + t.b() * t.c()) / t.total() / 2);
    double variance = first + second;
    if (variance <= ROUNDING * (Math.abs(first) + second)) {
      return Estimate.withoutInterval(difference, level, "the strata show no variation");
    }
    double half = reach * Math.sqrt(variance) / weight;
    return Estimate.of(difference, difference - half, difference + half, level);
  }

  // The difference of risks times exposed · unexposed / total.
  private static double weighed(TwoByTwo t) {
    return t.a() * (t.d() / t.total()) - t.b() * (t.c() / t.total());
  }

  private static double slope(TwoByTwo t) {
    double exposed = t.exposed() / t.total();
    double unexposed = t.unexposed() / t.total();
    return t.c() * exposed * exposed
        - t.a() * unexposed * unexposed
        + exposed * unexposed * (t.unexposed() - t.exposed()) / 2;
  }
}
