package org.evenhand.audit.permutation;

/**
 * What organisations were exposed to, one figure for each: 1 for a partner and 0 for another, an
 * amount, a rank.
 */
public final class Exposure {
  private final String name;
  private final double[] values;

  /**
   * @param name how findings call it
   * @param values one for each organisation, all finite: an organisation of which it isn't known
   *     has no place in the test, since its exposures are permuted together
   */
  public Exposure(String name, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "exposure " + name + " of organisation " + i + " is " + values[i] + ", not finite");
      }
    }
    this.name = name;
    this.values = values.clone();
  }

  public String name() {
    return name;
  }

  int size() {
    return values.length;
  }

  double value(int organisation) {
    // -0.0 and 0.0 are one value, also where rows are compared by their bits.
    return values[organisation] + 0.0;
  }
}
