package org.evenhand.audit.tables;

/**
 * The Cochran–Mantel–Haenszel test: is the outcome independent of the exposure within strata? The
 * statistic is χ² on one degree of freedom, as in R's {@code mantelhaen.test}: the correction
 * applies where the difference is at least a half.
 *
 * <p>W. G. Cochran, Biometrics 10 (1954); N. Mantel and W. Haenszel, "Statistical Aspects of the
 * Analysis of Data from Retrospective Studies of Disease", Journal of the National Cancer Institute
 * 22 (1959). Takes fractions; a stratum whose weights sum to no more than 1 has no variance and is
 * dropped.
 */
public final class CochranMantelHaenszel {
  // A difference of exactly a half must not be missed by a rounding of its sum.
  private static final double HALF = 0.5 * (1 - 1e-9);

  private CochranMantelHaenszel() {}

  /** The test; undefined where every stratum has an empty margin. */
  public static StrataResult of(Strata strata, boolean corrected) {
    var used =
        new Strata(strata.informative().tables().stream().filter(t -> t.total() > 1).toList());
    if (used.size() == 0) {
      return StrataResult.undefined(used, strata, "every stratum has an empty margin");
    }
    double off = Math.abs(used.sum(CochranMantelHaenszel::difference));
    double left = corrected && off >= HALF ? Math.max(0, off - 0.5) : off;
    double variance = used.sum(CochranMantelHaenszel::variance);
    return StrataResult.chiSquare(left * left / variance, 1, used, strata);
  }

  // The exposed with the outcome less those expected: a − (a+b)(a+c)/n, without its cancellation.
  private static double difference(TwoByTwo t) {
    return t.a() * (t.d() / t.total()) - t.b() * (t.c() / t.total());
  }

  private static double variance(TwoByTwo t) {
    double total = t.total();
    return t.exposed() / total * t.unexposed() * (t.yes() / total) * (t.no() / (total - 1));
  }
}
