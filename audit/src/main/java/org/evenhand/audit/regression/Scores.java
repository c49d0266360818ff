package org.evenhand.audit.regression;

/** A fit as a sum over rows: Σ residual·q = 0 with slope Σ weight·q qᵀ. */
final class Scores {
  private final Frame frame;
  private final double[] weights;
  private final double[] residuals;
  private final double[] variances;

  /**
   * Of a fit.
   *
   * @param frame rows and basis
   * @param weights what each row adds to the information
   * @param residuals what each row adds to the score, by the basis
   * @param variances the variance of one case of each row under the model, up to a common factor
   */
  Scores(Frame frame, double[] weights, double[] residuals, double[] variances) {
    this.frame = frame;
    this.weights = weights;
    this.residuals = residuals;
    this.variances = variances;
  }

  Frame frame() {
    return frame;
  }

  double weight(int i) {
    return weights[i];
  }

  double residual(int i) {
    return residuals[i];
  }

  double variance(int i) {
    return variances[i];
  }
}
