package org.evenhand.audit.result;

/**
 * A figure with what is known of how sure it is.
 *
 * @param name what it is, such as "odds ratio (conditional MLE)"
 * @param value the figure; NaN where it is not defined
 * @param standardError its standard error; NaN where there is none
 * @param low the lower end of its interval; NaN where there is none
 * @param high the upper end; NaN where there is none
 * @param level the interval's level of confidence; NaN where there is none
 */
public record Figure(
    String name, double value, double standardError, double low, double high, double level) {
  /**
   * What is infinite of it, in words; empty where nothing is. JSON and tables have no number for
   * it.
   */
  String infinite() {
    if (Double.isInfinite(value)) {
      return name + ": infinite";
    }
    boolean above = Double.isInfinite(high);
    boolean below = Double.isInfinite(low);
    return above || below
        ? name + ": the interval has no " + (above ? "upper" : "lower") + " end"
        : "";
  }

  /** A figure alone. */
  public static Figure of(String name, double value) {
    return new Figure(name, value, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** A figure with an interval. */
  public static Figure of(String name, double value, double low, double high, double level) {
    return new Figure(name, value, Double.NaN, low, high, level);
  }

  /** A figure with a standard error and an interval. */
  public static Figure of(
      String name, double value, double standardError, double low, double high, double level) {
    return new Figure(name, value, standardError, low, high, level);
  }
}
