package org.evenhand.audit.regression;

/** Estimates in the coordinates of a frame. */
final class Coordinates {
  private final Frame frame;
  private final double[] at;
  private final double[][] covariance;

  Coordinates(Frame frame, double[] at, double[][] covariance) {
    this.frame = frame;
    this.at = at;
    this.covariance = covariance;
  }

  Frame frame() {
    return frame;
  }

  Coordinates withCovarianceOf(Coordinates other) {
    return new Coordinates(frame, at, other.covariance);
  }

  /** The linear predictor of a row of the frame. */
  double predictor(double[] point) {
    return Symmetric.dot(at, point);
  }

  /** The variance of something with these slopes by the coordinates. */
  double variance(double[] slopes) {
    return Symmetric.form(slopes, covariance, slopes);
  }
}
