package org.evenhand.audit.analysis;

import java.util.Arrays;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.units.Organisations;

/**
 * An exposure as the tests take it: a dose for each organisation, and the exposed told from the
 * others.
 */
final class Exposed {
  // With fewer than this share at 0, "none" is too small a group to compare with.
  private static final double NONE_SHARE = 0.05;

  private final Exposure exposure;
  private final double[] dose;
  private final double[] flag;
  private final double from;

  private Exposed(Exposure exposure, double[] dose, double[] flag, double from) {
    this.exposure = exposure;
    this.dose = dose;
    this.flag = flag;
    this.from = from;
  }

  static Exposed of(Exposure exposure, Organisations organisations) {
    return of(exposure, organisations.exposures().getOrDefault(exposure, new double[0]));
  }

  /** Of how much each organisation had of it; NaN where it is not known. */
  static Exposed of(Exposure exposure, double[] amount) {
    var known = Arrays.stream(amount).filter(a -> !Double.isNaN(a)).sorted().toArray();
    long none = Arrays.stream(known).filter(a -> a == 0).count();
    boolean split = known.length > 0 && none < NONE_SHARE * known.length;
    double from = split ? middle(known) : 0;
    var dose = new double[amount.length];
    var flag = new double[amount.length];
    for (int i = 0; i < amount.length; i++) {
      dose[i] = Math.log1p(amount[i]);
      flag[i] = Double.isNaN(amount[i]) ? Double.NaN : amount[i] > from ? 1 : 0;
    }
    return new Exposed(exposure, dose, flag, from);
  }

  /**
   * Which amount halves them: of all but the largest the one that comes closest to having half of
   * them above it, since many may have the same.
   */
  private static double middle(double[] sorted) {
    double middle = sorted[0];
    int nearest = sorted.length;
    for (int i = 0; i + 1 < sorted.length; i++) {
      int above = sorted.length - 1 - i;
      int off = Math.abs(2 * above - sorted.length);
      if (sorted[i] < sorted[i + 1] && off < nearest) {
        middle = sorted[i];
        nearest = off;
      }
    }
    return middle;
  }

  Exposure exposure() {
    return exposure;
  }

  /** The logarithm of one plus the amount; NaN where it is not known. */
  double[] dose() {
    return dose;
  }

  /** 1 for the exposed, 0 for the others, NaN where it is not known. */
  double[] flag() {
    return flag;
  }

  /** How the exposed were told apart. */
  String means() {
    return from == 0
        ? "the exposed: any " + exposure.key() + " at all"
        : "the exposed: more "
            + exposure.key()
            + " than "
            + Amounts.plain(from)
            + ", and nearly all have some";
  }

  /** What the exposed did, as a predicate. */
  String phrase() {
    return from == 0
        ? exposure.phrase()
        : exposure.phrase() + ", more than " + Amounts.plain(from) + ",";
  }

  /** How many organisations the smaller side has. */
  long least() {
    return Math.min(
        Arrays.stream(flag).filter(f -> f == 1).count(),
        Arrays.stream(flag).filter(f -> f == 0).count());
  }
}
