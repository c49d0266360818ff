package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;

/** Coefficients with their covariance, in the order of the design's columns. */
public final class Estimates {
  private final List<String> names;
  private final double[] values;
  private final double[][] covariance;
  private final String[] reasons;
  private final Coordinates coordinates;

  Estimates(
      List<String> names,
      double[] values,
      double[][] covariance,
      String[] reasons,
      Coordinates coordinates) {
    this.names = names;
    this.coordinates = coordinates;
    this.values = values;
    this.covariance = covariance;
    this.reasons = reasons;
  }

  /** The columns' names. */
  public List<String> names() {
    return names;
  }

  /** How many columns, those without an estimate included. */
  public int size() {
    return values.length;
  }

  /** The coefficient of a column; {@code NaN} where {@link #reason} says why. */
  public double value(int column) {
    return values[column];
  }

  /** The coefficient of a column. */
  public double value(String name) {
    return values[index(name)];
  }

  /** The standard error of a coefficient. */
  public double standardError(int column) {
    return Math.sqrt(covariance[column][column]);
  }

  /** The standard error of a coefficient. */
  public double standardError(String name) {
    return standardError(index(name));
  }

  /** The covariance of two coefficients. */
  public double covariance(int column, int other) {
    return covariance[column][other];
  }

  /** Why a column has no figures; empty when it has. */
  public String reason(int column) {
    return reasons[column];
  }

  /** Each column with z statistic, normal p-value and Wald interval. */
  public List<Coefficient> coefficients(double level) {
    var list = new ArrayList<Coefficient>();
    for (int j = 0; j < values.length; j++) {
      list.add(coefficient(j, Double.POSITIVE_INFINITY, level));
    }
    return List.copyOf(list);
  }

  /** One column, with its statistic taken as t of some degrees of freedom. */
  Coefficient coefficient(int j, double degrees, double level) {
    return Coefficient.of(names.get(j), values[j], standardError(j), degrees, level, reasons[j]);
  }

  /** The same in the basis that the fit was made in, where no digits are lost. */
  Coordinates coordinates() {
    return coordinates;
  }

  int index(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + name + " among " + names);
    }
    return at;
  }

  /** The same with figures withheld where a reason is given. */
  Estimates without(String[] why) {
    double[] left = values.clone();
    String[] said = reasons.clone();
    double[][] cov = new double[left.length][];
    for (int j = 0; j < left.length; j++) {
      cov[j] = covariance[j].clone();
      if (!why[j].isEmpty()) {
        said[j] = why[j];
        left[j] = Double.NaN;
      }
      for (int l = 0; l < left.length; l++) {
        cov[j][l] = why[j].isEmpty() && why[l].isEmpty() ? cov[j][l] : Double.NaN;
      }
    }
    return new Estimates(names, left, cov, said, coordinates);
  }

  /** The same coefficients with another's covariance, where both have figures. */
  Estimates withCovarianceOf(Estimates other) {
    double[][] cov = new double[values.length][values.length];
    for (int j = 0; j < values.length; j++) {
      for (int l = 0; l < values.length; l++) {
        boolean known = reasons[j].isEmpty() && reasons[l].isEmpty();
        cov[j][l] = known ? other.covariance[j][l] : Double.NaN;
      }
    }
    return new Estimates(
        names, values, cov, reasons, coordinates.withCovarianceOf(other.coordinates));
  }
}
