package org.evenhand.audit.tables;

/**
 * A proportion with Wilson's score interval.
 *
 * <p>E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal
 * of the American Statistical Association 22 (1927). Takes fractions.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The proportion.
   *
   * @param part how many have what is asked
   * @param whole how many there are
   */
  public static Estimate of(double part, double whole, double level) {
    double z = Normal.reach(level);
    Whole.holdPart(part, whole);
    if (whole == 0) {
      return Estimate.undefined(level, "there is nobody to have a rate");
    }
    double low = part == 0 ? 0 : end(part, whole, -z);
    double high = part == whole ? 1 : end(part, whole, z);
    return Estimate.of(part / whole, low, high, level);
  }

  private static double end(double part, double whole, double z) {
    double rest = whole - part;
    double middle = part + z * z / 2;
    double spread = z * Math.sqrt(part * rest / whole + z * z / 4);
    // The lower end is part² over the upper's numerator: without the difference of near equals.
    return z > 0 ? (middle + spread) / (whole + z * z) : part * part / (whole * (middle - spread));
  }
}
