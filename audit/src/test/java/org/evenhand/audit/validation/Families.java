package org.evenhand.audit.validation;

import java.util.List;

/** Every family, one in a line, in the order of the alphabet: add yours. */
final class Families {
  static final List<Family> ALL =
      List.of(
          new AdjustmentFamily(), // p values for many tests
          new BoschlooFamily(),
          new ClusterFamily(), // errors by cluster, bootstraps
          new ConditionalFamily(), // exact conditional regression of matched sets
          new CoxFamily(), // proportional hazards
          new FirthFamily(), // Firth's regression with profiles
          new HiddenFamily(), // E-values, equivalence
          new LogisticFamily(), // logistic and linear regression, average effects
          new MatchingFamily(), // optimal pairs
          new PairsFamily(), // tests of pairs, hidden bias
          new PermutationFamily(), // permutation of exposures
          new PowerFamily(), // of the test of two rates
          new RatesFamily(), // selection rates, exact intervals, funnels
          new SampledFamily(), // sampling weights, errors of the design
          new SeparationFamily(), // coefficients without a finite estimate
          new StrataFamily("strata"),
          new StrataFamily("strata-statsmodels"),
          new SurvivalFamily(), // curves and log-rank tests
          new TablesFamily(), // single 2×2 tables
          new TrendFamily() // trends with dose
          );

  private Families() {}
}
