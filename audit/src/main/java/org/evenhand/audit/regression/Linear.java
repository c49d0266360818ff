package org.evenhand.audit.regression;

import java.util.Arrays;

/** Linear models by least squares, ordinary or weighted. */
public final class Linear {
  private Linear() {}

  /**
   * Fits a linear probability model: each case is a row of its own with response 1 or 0, however
   * rows are grouped.
   */
  public static LinearFit probability(Trials trials) {
    var frame = Frame.of(trials.design(), trials.totals());
    int[] rows = frame.rows();
    double[] response = new double[rows.length];
    double[] weight = new double[rows.length];
    double cases = 0;
    double within = 0;
    for (int i = 0; i < rows.length; i++) {
      weight[i] = trials.total(rows[i]);
      response[i] = trials.successes(rows[i]) / weight[i];
      cases += weight[i];
      within += weight[i] * response[i] * (1 - response[i]);
    }
    double[] even = new double[rows.length];
    Arrays.fill(even, 1);
    return LinearFit.of(frame, response, weight, even, cases, within);
  }

  /**
   * Fits by the design's weights, taken as precisions: a row of weight 2 has half the variance of
   * one of weight 1. Rows of weight 0 are left out.
   *
   * @throws IllegalArgumentException when a response is missing or infinite, or their number
   *     another
   */
  public static LinearFit fit(Design design, double[] response) {
    if (response.length != design.rows()) {
      throw new IllegalArgumentException(
          response.length + " responses for " + design.rows() + " rows");
    }
    var frame = Frame.of(design, design.weights());
    int[] rows = frame.rows();
    double[] chosen = new double[rows.length];
    double[] weight = new double[rows.length];
    double[] variances = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = response[rows[i]];
      weight[i] = design.weight(rows[i]);
      variances[i] = 1 / weight[i];
      if (!Double.isFinite(chosen[i])) {
        throw new IllegalArgumentException("response of row " + rows[i] + " is " + chosen[i]);
      }
    }
    return LinearFit.of(frame, chosen, weight, variances, rows.length, 0);
  }
}
