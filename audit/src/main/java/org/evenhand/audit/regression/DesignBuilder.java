package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/** Puts a {@link Design} together, column by column. */
public final class DesignBuilder {
  private final int rows;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();
  private final List<Integer> terms = new ArrayList<>();
  private final List<Boolean> levelColumns = new ArrayList<>();
  private final List<Dropped> dropped = new ArrayList<>();
  private double[] weights;
  private int nextTerm;

  DesignBuilder(int rows, boolean intercept) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows " + rows + " is negative");
    }
    this.rows = rows;
    this.weights = new double[rows];
    Arrays.fill(weights, 1);
    if (intercept) {
      numeric(Design.INTERCEPT, weights.clone());
    }
  }

  /**
   * Adds a column of numbers.
   *
   * @throws IllegalArgumentException when a value is missing or infinite, the number of rows is
   *     another, or the name is taken
   */
  public DesignBuilder numeric(String name, double[] values) {
    return column(name, values.clone(), nextTerm, false);
  }

  /** Adds a factor whose levels are in the order of their letters; the first is the reference. */
  public DesignBuilder factor(String name, String[] values) {
    return factor(name, values, values.length == 0 ? "" : new TreeSet<>(List.of(values)).first());
  }

  /**
   * Adds a factor, one column of 0 and 1 for each level but the reference (treatment contrasts). A
   * column is named by the factor and the level, as in R.
   *
   * @param reference the level that the others are compared with
   */
  public DesignBuilder factor(String name, String[] values, String reference) {
    var present = new ArrayList<>(new TreeSet<>(List.of(values)));
    present.remove(reference);
    present.addFirst(reference);
    int[] codes = new int[values.length];
    var order = new HashMap<String, Integer>();
    present.forEach(level -> order.put(level, order.size()));
    Arrays.setAll(codes, i -> order.getOrDefault(values[i], 0));
    return factor(name, present, codes);
  }

  /**
   * Adds a factor by the numbers of its levels; the first level is the reference. Levels that no
   * row has get no column. When the reference has no row the columns are aliased, as a fit will
   * say.
   *
   * @param codes for each row the place of its level in {@code levels}
   */
  public DesignBuilder factor(String name, List<String> levels, int[] codes) {
    checkRows(name, codes.length);
    boolean[] seen = new boolean[levels.size()];
    for (int i = 0; i < rows; i++) {
      if (codes[i] < 0 || codes[i] >= levels.size()) {
        throw new IllegalArgumentException(
            "factor " + name + ", row " + i + ": no level " + codes[i] + " of " + levels.size());
      }
      seen[codes[i]] |= weights[i] > 0;
    }
    addLevels(name, levels, codes, seen);
    nextTerm++;
    return this;
  }

  private void addLevels(String name, List<String> levels, int[] codes, boolean[] seen) {
    int present = 0;
    String only = "";
    for (int level = 0; level < seen.length; level++) {
      present += seen[level] ? 1 : 0;
      only = seen[level] ? levels.get(level) : only;
    }
    if (present <= 1) {
      String what = present == 0 ? "no row has a level" : "every row has the level " + only;
      dropped.add(new Dropped(name, what));
      return;
    }
    for (int level = 1; level < seen.length; level++) {
      if (seen[level]) {
        double[] marks = new double[rows];
        for (int i = 0; i < rows; i++) {
          marks[i] = codes[i] == level ? 1 : 0;
        }
        put(free(name + levels.get(level), name + "=" + levels.get(level)), marks, nextTerm, true);
      }
    }
  }

  /**
   * Sets how many times each row counts; 1 unless set. To be set before factors, so that levels of
   * rows that don't count are left out.
   *
   * @throws IllegalArgumentException when a weight is negative, missing or infinite
   */
  public DesignBuilder weights(double[] values) {
    checkRows("weights", values.length);
    for (int i = 0; i < rows; i++) {
      if (!(values[i] >= 0) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException("weight of row " + i + " is " + values[i]);
      }
    }
    weights = values.clone();
    return this;
  }

  /** The design. */
  public Design build() {
    boolean[] levels = new boolean[columns.size()];
    for (int j = 0; j < levels.length; j++) {
      levels[j] = levelColumns.get(j);
    }
    int[] termOf = terms.stream().mapToInt(Integer::intValue).toArray();
    return new Design(
        names, columns.toArray(new double[0][]), termOf, levels, weights.clone(), dropped);
  }

  DesignBuilder column(String name, double[] values, int term, boolean level) {
    checkRows(name, values.length);
    for (int i = 0; i < rows; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("column " + name + ", row " + i + ": " + values[i]);
      }
    }
    put(name, values, term, level);
    nextTerm = term + 1;
    return this;
  }

  /** The first name, as in R, unless another column has it: then the second, or one made of it. */
  private String free(String first, String second) {
    String name = names.contains(first) ? second : first;
    while (names.contains(name)) {
      name += "'";
    }
    return name;
  }

  private void put(String name, double[] values, int term, boolean level) {
    if (names.contains(name)) {
      throw new IllegalArgumentException("two columns are named " + name);
    }
    names.add(name);
    columns.add(values);
    terms.add(term);
    levelColumns.add(level);
  }

  private void checkRows(String name, int length) {
    if (length != rows) {
      throw new IllegalArgumentException(name + " has " + length + " rows, not " + rows);
    }
  }
}
