package org.evenhand.audit.analysis;

import java.util.Arrays;
import java.util.Locale;
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
  private final String means;

  private Exposed(Exposure exposure, double[] dose, double[] flag, String means) {
    this.exposure = exposure;
    this.dose = dose;
    this.flag = flag;
    this.means = means;
  }

  static Exposed of(Exposure exposure, Organisations organisations) {
    var amount = organisations.exposures().getOrDefault(exposure, new double[0]);
    var known = Arrays.stream(amount).filter(a -> !Double.isNaN(a)).sorted().toArray();
    long none = Arrays.stream(known).filter(a -> a == 0).count();
    boolean split = known.length > 0 && none < NONE_SHARE * known.length;
    double from = split ? known[known.length / 2] : 0;
    var dose = new double[amount.length];
    var flag = new double[amount.length];
    for (int i = 0; i < amount.length; i++) {
      dose[i] = Math.log1p(amount[i]);
      flag[i] = Double.isNaN(amount[i]) ? Double.NaN : amount[i] > from ? 1 : 0;
    }
    return new Exposed(exposure, dose, flag, means(exposure, split, from));
  }

  private static String means(Exposure exposure, boolean split, double from) {
    return split
        ? String.format(
            Locale.ROOT, "the exposed: above the median of %s, %.6g", exposure.key(), from)
        : "the exposed: any " + exposure.key() + " at all";
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
    return means;
  }

  /** How many organisations the smaller side has. */
  long least() {
    return Math.min(
        Arrays.stream(flag).filter(f -> f == 1).count(),
        Arrays.stream(flag).filter(f -> f == 0).count());
  }
}
