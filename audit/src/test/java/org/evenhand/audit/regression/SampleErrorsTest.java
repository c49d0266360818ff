package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleErrorsTest {
  @Test
  void a_coefficient_without_a_finite_estimate_costs_a_degree_of_freedom_as_in_svyglm() {
    double[] separating = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    double[] number = {2, 1, 3, 1, 2, 4, 3, 5, 2, 1};
    boolean[] yes = {true, true, true, false, true, false, true, true, false, false};
    int[] unit = new int[10];
    Arrays.setAll(unit, i -> i);
    var design =
        Design.withIntercept(10).numeric("mark", separating).numeric("number", number).build();
    var fit = Logistic.fit(Trials.of(design, yes));
    assertThat(fit.separation().found()).isTrue();
    assertThat(SampleErrors.of(fit, unit, 10).degrees()).isEqualTo(7);
  }
}
