package org.evenhand.audit.tables;

/**
 * How many of two groups had an outcome. Cells are numbers of people, or sums of weights that say
 * how often each counts. Fractions are taken by the estimators that need no whole counts, as if
 * they were numbers of people; weights of a sample belong into {@link SampledTables}.
 *
 * @param a exposed, with the outcome
 * @param b exposed, without
 * @param c unexposed, with the outcome
 * @param d unexposed, without
 */
public record TwoByTwo(double a, double b, double c, double d) {
  /** Whole numbers up to here are exact in a {@code double}. */
  private static final double EXACT = 0x1p53;

  public TwoByTwo {
    hold("a", a);
    hold("b", b);
    hold("c", c);
    hold("d", d);
  }

  private static void hold(String cell, double value) {
    if (!(value >= 0 && value <= EXACT)) {
      throw new IllegalArgumentException("cell " + cell + " is " + value + ", not from 0 to 2^53");
    }
  }

  /** Those exposed. */
  public double exposed() {
    return a + b;
  }

  /** Those not exposed. */
  public double unexposed() {
    return c + d;
  }

  /** Those with the outcome. */
  public double yes() {
    return a + c;
  }

  /** Those without the outcome. */
  public double no() {
    return b + d;
  }

  /** All. */
  public double total() {
    return a + b + c + d;
  }

  /** Whether a row or a column is empty, so that the table can tell nothing of an association. */
  public boolean hasEmptyMargin() {
    return exposed() == 0 || unexposed() == 0 || yes() == 0 || no() == 0;
  }

  /** Both tables' people in one. */
  public TwoByTwo plus(TwoByTwo other) {
    return new TwoByTwo(a + other.a, b + other.b, c + other.c, d + other.d);
  }

  /**
   * The same table, when every cell is a whole number.
   *
   * @throws IllegalArgumentException when one is not, since exact tests count people
   */
  TwoByTwo wholeCounts() {
    Whole.hold("cell a", a);
    Whole.hold("cell b", b);
    Whole.hold("cell c", c);
    Whole.hold("cell d", d);
    return this;
  }
}
