package org.evenhand.audit.times;

/** What hazards may depend on: one figure for each observation. */
public final class Covariate {
  private final String name;
  private final double[] values;

  /**
   * @param name how findings call it
   * @param values one for each observation, all finite
   */
  public Covariate(String name, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "covariate " + name + " of observation " + i + " is " + values[i] + ", not finite");
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

  double value(int observation) {
    return values[observation];
  }
}
