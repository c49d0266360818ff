package org.evenhand.audit.validation;

import java.util.List;

/** Every family, one in a line, in the order of the alphabet: add yours. */
final class Families {
  static final List<Family> ALL =
      List.of(
          new AdjustmentFamily(), // p values for many tests
          new CoxFamily(), // proportional hazards
          new PermutationFamily(), // permutation of exposures
          new SurvivalFamily() // curves and log-rank tests
          );

  private Families() {}
}
