package org.evenhand.audit.times;

/**
 * The partial likelihood's logarithm at one point, with its first and (negative) second
 * derivatives.
 */
final class LikelihoodPoint {
  final double[] coefficients;
  final double value;
  final double[] score;
  final double[][] information;

  private LikelihoodPoint(
      double[] coefficients, double value, double[] score, double[][] information) {
    this.coefficients = coefficients;
    this.value = value;
    this.score = score;
    this.information = information;
  }

  static LikelihoodPoint of(PartialLikelihood likelihood, double[] coefficients) {
    int n = coefficients.length;
    double value = 0;
    var score = new double[n];
    var information = new double[n][n];
    for (RiskTime risk : likelihood.at(coefficients)) {
      value += risk.logLikelihood;
      for (int j = 0; j < n; j++) {
        score[j] += risk.score[j];
        for (int l = 0; l < n; l++) {
          information[j][l] += risk.information[j][l];
        }
      }
    }
    return new LikelihoodPoint(coefficients, value, score, information);
  }
}
