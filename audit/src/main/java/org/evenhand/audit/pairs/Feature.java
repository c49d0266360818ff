package org.evenhand.audit.pairs;

/** What organisations are to be alike in: one figure for each. */
public final class Feature {
  private final String name;
  private final double[] values;

  /**
   * @param name how tables call it
   * @param values one for each organisation, all finite
   */
  public Feature(String name, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature " + name + " of organisation " + i + " is " + values[i] + ", not finite");
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
    return values[organisation];
  }
}
