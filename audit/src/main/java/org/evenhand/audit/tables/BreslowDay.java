package org.evenhand.audit.tables;

/**
 * The Breslow–Day test: is the odds ratio the same in every stratum? The statistic is χ² on one
 * degree of freedom less than there are strata, at the Mantel–Haenszel odds ratio. Takes fractions.
 *
 * <p>N. E. Breslow and N. E. Day, "Statistical Methods in Cancer Research" I (1980), p. 142; R. E.
 * Tarone, "On Heterogeneity Tests Based on Efficient Scores", Biometrika 72 (1985), for the
 * correction that makes it a score test.
 */
public final class BreslowDay {
  private BreslowDay() {}

  /** The test, with Tarone's correction or without. */
  public static StrataResult of(Strata strata, boolean tarone) {
    var used = strata.informative();
    if (used.size() < 2) {
      return StrataResult.undefined(used, strata, "fewer than two strata have no empty margin");
    }
    double odds = MantelHaenszelOdds.ratio(used);
    if (odds == 0 || odds == Double.POSITIVE_INFINITY) {
      return StrataResult.undefined(used, strata, "the common odds ratio is " + odds);
    }
    double statistic = used.sum(t -> off(t, odds) * off(t, odds) / variance(t, odds));
    if (tarone) {
      double together = used.sum(t -> off(t, odds));
      statistic -= together * together / used.sum(t -> variance(t, odds));
    }
    return StrataResult.chiSquare(Math.max(0, statistic), used.size() - 1, used, strata);
  }

  private static double off(TwoByTwo t, double odds) {
    return t.a() - OddsCell.table(t, odds).a();
  }

  private static double variance(TwoByTwo t, double odds) {
    TwoByTwo fitted = OddsCell.table(t, odds);
    return 1 / (1 / fitted.a() + 1 / fitted.b() + 1 / fitted.c() + 1 / fitted.d());
  }
}
