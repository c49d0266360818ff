package org.evenhand.audit.numeric;

/**
 * An interval of confidence.
 *
 * @param low the lower end; negative infinity, or 0 for ratios, where there is none
 * @param high the upper end; positive infinity where there is none
 * @param level the level of confidence, between 0 and 1, such as 0.95
 */
public record Interval(double low, double high, double level) {
  public Interval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    if (low > high) {
      throw new IllegalArgumentException("low end " + low + " above high end " + high);
    }
  }

  /** Whether a value lies in it, ends included. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** The same interval of the exponentials: from log odds to odds. */
  public Interval exp() {
    return new Interval(Math.exp(low), Math.exp(high), level);
  }
}
