package org.evenhand.audit.times;

/**
 * What the partial likelihood says of the events at one time of one stratum. With Efron's ties it
 * is a sum of as many terms as there are events, in which those that had the event weigh less and
 * less.
 */
final class RiskTime {
  final double time;

  /**
   * Where its observations stand in the order: all at risk are from the stratum's start up to here.
   */
  final int stratum;

  /** The contribution to the log likelihood. */
  double logLikelihood;

  /** The covariates of those with the event, less those expected: the Schoenfeld residuals' sum. */
  final double[] score;

  /** The variance of covariates among those at risk, times events. */
  final double[][] information;

  /** Breslow's increment of the cumulative hazard, and the same times the mean covariates. */
  double hazard;

  final double[] hazardMean;

  /** The part of these from which those with the event are excused. */
  double excused;

  final double[] excusedMean;

  /** The mean covariates at risk, averaged over the terms. */
  final double[] mean;

  RiskTime(double time, int stratum, int covariates) {
    this.time = time;
    this.stratum = stratum;
    score = new double[covariates];
    information = new double[covariates][covariates];
    hazardMean = new double[covariates];
    excusedMean = new double[covariates];
    mean = new double[covariates];
  }

  /**
   * Adds the terms.
   *
   * @param atRisk sums over those at risk
   * @param died sums over those with the event
   */
  void add(RiskSums atRisk, RiskSums died, Ties ties) {
    logLikelihood += died.logRisk;
    for (int j = 0; j < score.length; j++) {
      score[j] += died.weighted[j];
    }
    int terms = ties == Ties.EFRON ? died.count : 1;
    for (int k = 0; k < terms; k++) {
      addTerm(atRisk, died, (double) k / terms, died.weight / terms, 1.0 / terms);
    }
  }

  private void addTerm(RiskSums atRisk, RiskSums died, double left, double weight, double share) {
    double risk = atRisk.risk - left * died.risk;
    logLikelihood -= weight * Math.log(risk);
    hazard += weight / risk;
    excused += left * weight / risk;
    var expected = new double[score.length];
    for (int j = 0; j < score.length; j++) {
      expected[j] = (atRisk.first[j] - left * died.first[j]) / risk;
      score[j] -= weight * expected[j];
      mean[j] += share * expected[j];
      hazardMean[j] += weight / risk * expected[j];
      excusedMean[j] += left * weight / risk * expected[j];
      for (int l = 0; l <= j; l++) {
        double second = (atRisk.second[j][l] - left * died.second[j][l]) / risk;
        information[j][l] += weight * (second - expected[j] * expected[l]);
        information[l][j] = information[j][l];
      }
    }
  }

  boolean isAt(int ofStratum, double ofTime) {
    return stratum == ofStratum && time == ofTime;
  }

  /** Adds another's hazard to this one. */
  void addHazard(RiskTime other) {
    hazard += other.hazard;
    for (int j = 0; j < hazardMean.length; j++) {
      hazardMean[j] += other.hazardMean[j];
    }
  }

  /**
   * The score residual of somebody who leaves at this time.
   *
   * @param passed all hazards up to this time, this one's among them
   */
  void residual(double[] x, double risk, boolean event, RiskTime passed, double[] to) {
    for (int j = 0; j < x.length; j++) {
      to[j] = -risk * (x[j] * passed.hazard - passed.hazardMean[j]);
      if (event) {
        to[j] += x[j] - mean[j] + risk * (x[j] * excused - excusedMean[j]);
      }
    }
  }
}
