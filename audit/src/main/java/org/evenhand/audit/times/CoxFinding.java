package org.evenhand.audit.times;

import java.util.List;
import java.util.Optional;

/**
 * What a proportional-hazards model found.
 *
 * @param coefficients in the order of the covariates
 * @param observations with weight above 0
 * @param events among them
 * @param clusters how many; 0 without clusters
 * @param logLikelihoodNull the partial likelihood's logarithm without covariates
 * @param logLikelihood at its maximum, or its limit where it has none
 * @param likelihoodRatio twice the difference; it assumes independent observations, also with
 *     clusters
 * @param wald with clusters the robust one; not defined where a coefficient is infinite
 * @param score assumes independent observations, also with clusters
 * @param robustScore with clusters the score test by their sums (Lin & Wei 1989); else not defined
 * @param monotone whether the likelihood rises for ever: coefficients are infinite, and only the
 *     likelihood ratio and the score test mean something (Heinze & Schemper 2001)
 * @param remark what is to be known about the whole, empty where nothing is
 */
public record CoxFinding(
    List<CoxCoefficient> coefficients,
    int observations,
    int events,
    int clusters,
    double logLikelihoodNull,
    double logLikelihood,
    CoxTest likelihoodRatio,
    CoxTest wald,
    CoxTest score,
    CoxTest robustScore,
    boolean monotone,
    Optional<String> remark) {
  public CoxFinding {
    coefficients = List.copyOf(coefficients);
  }

  /** What is said of a covariate. */
  public CoxCoefficient coefficient(String covariate) {
    return coefficients.stream()
        .filter(each -> each.covariate().equals(covariate))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no covariate " + covariate));
  }
}
