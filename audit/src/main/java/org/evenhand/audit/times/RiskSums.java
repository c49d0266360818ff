package org.evenhand.audit.times;

/** Sums over observations: of risks (weight times relative hazard), and of covariates by them. */
final class RiskSums {
  int count;
  double weight;
  double risk;

  /** Of weight times the logarithm of the relative hazard. */
  double logRisk;

  /** Of weight times covariates. */
  final double[] weighted;

  /** Of risk times covariates, and times their products (the lower triangle). */
  final double[] first;

  final double[][] second;

  RiskSums(int covariates) {
    weighted = new double[covariates];
    first = new double[covariates];
    second = new double[covariates][covariates];
  }

  void add(double[] x, double w, double logHazard) {
    double r = w * Math.exp(logHazard);
    count++;
    weight += w;
    risk += r;
    logRisk += w * logHazard;
    for (int j = 0; j < x.length; j++) {
      weighted[j] += w * x[j];
      first[j] += r * x[j];
      for (int l = 0; l <= j; l++) {
        second[j][l] += r * x[j] * x[l];
      }
    }
  }
}
