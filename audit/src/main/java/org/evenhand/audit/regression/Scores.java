package org.evenhand.audit.regression;

/** A fit as a sum over rows: Σ residual·q = 0 with slope Σ weight·q qᵀ. */
final class Scores {
  private final Frame frame;
  private final double[] weights;
  private final double[] residuals;

  /**
   * Of a fit.
   *
   * @param frame rows and basis
   * @param weights what each row adds to the information
   * @param residuals what each row adds to the score, by the basis
   */
  Scores(Frame frame, double[] weights, double[] residuals) {
    this.frame = frame;
    this.weights = weights;
    this.residuals = residuals;
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
}
