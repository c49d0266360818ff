package org.evenhand.audit.regression;

import java.util.Arrays;

/**
 * Groups rows that are alike. Ten million decisions usually show a few thousand patterns of what is
 * known beforehand; every estimator here needs only how often each pattern occurred and how often
 * with yes. A field is a number, or the number of a level, an organisation or a set.
 */
public final class Patterns {
  private final int fields;
  private double[] keys;
  private double[] successes = new double[64];
  private double[] totals = new double[64];
  private int[] table = new int[256];
  private int size;

  /**
   * No rows yet.
   *
   * @param fields how many numbers make up a pattern
   */
  public Patterns(int fields) {
    if (fields < 0) {
      throw new IllegalArgumentException("fields " + fields + " is negative");
    }
    this.fields = fields;
    this.keys = new double[64 * Math.max(1, fields)];
    Arrays.fill(table, -1);
  }

  /**
   * Adds a row, or many that are alike.
   *
   * @param pattern the values of the fields, in order
   * @param yes how many of them had the outcome
   * @param all how many they are
   */
  public void add(double[] pattern, double yes, double all) {
    if (pattern.length != fields) {
      throw new IllegalArgumentException("pattern of " + pattern.length + ", not " + fields);
    }
    Trials.check(size, yes, all);
    int at = find(pattern);
    successes[at] += yes;
    totals[at] += all;
  }

  /** How many patterns were seen. */
  public int size() {
    return size;
  }

  /** The values of a field, one for each pattern, in the order in which the patterns came. */
  public double[] field(int field) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> keys[i * fields + field]);
    return values;
  }

  /** The values of a field that holds whole numbers. */
  public int[] codes(int field) {
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      double value = keys[i * fields + field];
      values[i] = (int) value;
      if (values[i] != value) {
        throw new IllegalArgumentException("field " + field + " holds " + value + ", no code");
      }
    }
    return values;
  }

  /** How often each pattern had the outcome. */
  public double[] successes() {
    return Arrays.copyOf(successes, size);
  }

  /** How often each pattern occurred. */
  public double[] totals() {
    return Arrays.copyOf(totals, size);
  }

  private int find(double[] pattern) {
    if (size == totals.length) {
      grow();
    }
    int mask = table.length - 1;
    int slot = hash(pattern, 0) & mask;
    while (table[slot] >= 0) {
      if (isAt(table[slot], pattern)) {
        return table[slot];
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = size;
    return append(pattern);
  }

  private int append(double[] pattern) {
    for (int j = 0; j < fields; j++) {
      keys[size * fields + j] = pattern[j] + 0.0;
    }
    return size++;
  }

  private boolean isAt(int at, double[] pattern) {
    for (int j = 0; j < fields; j++) {
      if (keys[at * fields + j] != pattern[j]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    int room = Math.multiplyExact(size, 2);
    successes = Arrays.copyOf(successes, room);
    totals = Arrays.copyOf(totals, room);
    keys = Arrays.copyOf(keys, Math.multiplyExact(room, Math.max(1, fields)));
    int[] larger = new int[room * 4];
    Arrays.fill(larger, -1);
    for (int i = 0; i < size; i++) {
      int slot = hash(keys, i * fields) & (larger.length - 1);
      while (larger[slot] >= 0) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = i;
    }
    table = larger;
  }

  private int hash(double[] values, int from) {
    long hash = 0;
    for (int j = 0; j < fields; j++) {
      // Adding 0.0 makes -0.0 and 0.0, which are equal, hash alike.
      hash = (hash ^ Double.doubleToLongBits(values[from + j] + 0.0)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
