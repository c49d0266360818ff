package org.evenhand.audit.regression;

import java.util.List;

/**
 * What explains: named columns of numbers over rows with weights, made by {@link DesignBuilder}. A
 * row may stand for many cases that share a pattern of values. Columns that say nothing beyond the
 * earlier ones are left in place and named by {@link #aliased}; fits leave them out, as R does.
 */
public final class Design {
  /** The name of the column of ones. */
  public static final String INTERCEPT = "(Intercept)";

  private final List<String> names;
  private final double[][] columns;
  private final int[] terms;
  private final boolean[] levels;
  private final double[] weights;
  private final List<Dropped> dropped;

  Design(
      List<String> names,
      double[][] columns,
      int[] terms,
      boolean[] levels,
      double[] weights,
      List<Dropped> dropped) {
    this.names = List.copyOf(names);
    this.columns = columns;
    this.terms = terms;
    this.levels = levels;
    this.weights = weights;
    this.dropped = List.copyOf(dropped);
  }

  /** A design with a column of ones first; for every estimator but the conditional one. */
  public static DesignBuilder withIntercept(int rows) {
    return new DesignBuilder(rows, true);
  }

  /** A design without a column of ones. Factors still leave their reference level out. */
  public static DesignBuilder withoutIntercept(int rows) {
    return new DesignBuilder(rows, false);
  }

  /** The columns' names, in order. */
  public List<String> names() {
    return names;
  }

  /** How many rows. */
  public int rows() {
    return weights.length;
  }

  /** How many columns, aliased ones included. */
  public int columns() {
    return columns.length;
  }

  /** The value of a column in a row. */
  public double value(int row, int column) {
    return columns[column][row];
  }

  /** The weight of a row: how many times it counts. */
  public double weight(int row) {
    return weights[row];
  }

  /**
   * The place of a column.
   *
   * @throws IllegalArgumentException when no column has that name
   */
  public int column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + name + " among " + names);
    }
    return at;
  }

  /** Factors that had one level or none, so that no column is made of them. */
  public List<Dropped> dropped() {
    return dropped;
  }

  /** Columns that earlier ones determine on the rows of positive weight; fits leave them out. */
  public List<Dropped> aliased() {
    return Frame.of(this, weights).aliased();
  }

  /** The same rows and weights with further numeric columns behind. */
  Design with(List<String> more, double[][] values) {
    var builder = new DesignBuilder(rows(), false).weights(weights);
    for (int j = 0; j < columns.length; j++) {
      builder.column(names.get(j), columns[j], terms[j], levels[j]);
    }
    for (int j = 0; j < values.length; j++) {
      builder.numeric(more.get(j), values[j]);
    }
    return builder.build();
  }

  /** The same rows and weights without a column. */
  Design without(String name) {
    int left = column(name);
    var builder = new DesignBuilder(rows(), false).weights(weights);
    for (int j = 0; j < columns.length; j++) {
      if (j != left) {
        builder.column(names.get(j), columns[j], terms[j], levels[j]);
      }
    }
    return builder.build();
  }

  double[] array(int column) {
    return columns[column];
  }

  /** Which term a column belongs to: the levels of a factor share one. */
  int term(int column) {
    return terms[column];
  }

  /** Whether a column marks a level of a factor. */
  boolean isLevel(int column) {
    return levels[column];
  }

  double[] weights() {
    return weights;
  }
}
