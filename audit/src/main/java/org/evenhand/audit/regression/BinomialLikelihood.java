package org.evenhand.audit.regression;

import java.util.function.Function;

/** The log likelihood of logistic regression in a frame's coordinates, all or the first few. */
final class BinomialLikelihood implements Function<double[], Newton.Point> {
  private final Frame frame;
  private final double[] successes;
  private final double[] totals;
  private final double cases;

  BinomialLikelihood(Frame frame, Trials trials) {
    this.frame = frame;
    int[] rows = frame.rows();
    this.successes = new double[rows.length];
    this.totals = new double[rows.length];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      successes[i] = trials.successes(rows[i]);
      totals[i] = trials.total(rows[i]);
      sum += totals[i];
    }
    this.cases = sum;
  }

  /** The frame. */
  Frame frame() {
    return frame;
  }

  /** How many cases the rows hold. */
  double cases() {
    return cases;
  }

  double total(int i) {
    return totals[i];
  }

  /** Where to start: everybody at the overall rate. */
  double[] start() {
    double yes = 0;
    for (double s : successes) {
      yes += s;
    }
    double half = Math.max(cases, Double.MIN_NORMAL) / 1000;
    return frame.constant(Math.log((yes + half) / (cases - yes + half)));
  }

  @Override
  public Newton.Point apply(double[] at) {
    double[] eta = predictors(at);
    double[] weights = new double[eta.length];
    double value = 0;
    double[] residuals = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      value -= logLoss(i, eta[i]);
      weights[i] = weight(i, eta[i]);
      residuals[i] = residual(i, eta[i]);
    }
    return new Newton.Point(
        at, value, score(residuals, at.length), information(weights, at.length));
  }

  double[] predictors(double[] at) {
    double[] eta = new double[totals.length];
    for (int a = 0; a < at.length; a++) {
      double[] q = frame.basis(a);
      for (int i = 0; i < eta.length; i++) {
        eta[i] += at[a] * q[i];
      }
    }
    return eta;
  }

  private double logLoss(int i, double eta) {
    double far = Math.log1p(Math.exp(-Math.abs(eta)));
    double yes = eta < 0 ? far - eta : far;
    double no = eta < 0 ? far : far + eta;
    // A side without cases is left out: 0 times infinity would be no number.
    double loss = successes[i] > 0 ? successes[i] * yes : 0;
    return totals[i] > successes[i] ? loss + (totals[i] - successes[i]) * no : loss;
  }

  /** Successes less expected ones. */
  double residual(int i, double eta) {
    return successes[i] * Logit.probability(-eta)
        - (totals[i] - successes[i]) * Logit.probability(eta);
  }

  /** The variance of the number of successes. */
  double weight(int i, double eta) {
    return totals[i] * Logit.variance(eta);
  }

  double[] score(double[] residuals, int size) {
    double[] score = new double[size];
    for (int a = 0; a < size; a++) {
      score[a] = Symmetric.dot(residuals, frame.basis(a));
    }
    return score;
  }

  double[][] information(double[] weights, int size) {
    double[][] information = new double[size][size];
    double[] weighted = new double[weights.length];
    for (int a = 0; a < size; a++) {
      double[] q = frame.basis(a);
      for (int i = 0; i < weights.length; i++) {
        weighted[i] = weights[i] * q[i];
      }
      for (int b = 0; b <= a; b++) {
        information[a][b] = Symmetric.dot(weighted, frame.basis(b));
        information[b][a] = information[a][b];
      }
    }
    return information;
  }

  /** The rows' parts in score and information. */
  Scores scores(double[] at) {
    double[] eta = predictors(at);
    double[] weights = new double[eta.length];
    double[] residuals = new double[eta.length];
    double[] variances = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      weights[i] = weight(i, eta[i]);
      residuals[i] = residual(i, eta[i]);
      variances[i] = Logit.variance(eta[i]);
    }
    return new Scores(frame, weights, residuals, variances);
  }
}
