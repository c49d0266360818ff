package org.evenhand.audit.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoxModelTest {
  private static final boolean[] ALL = {true, true, true, true, true, true};
  private static final CensoredTimes SIX = CensoredTimes.of(new double[] {1, 2, 3, 4, 5, 6}, ALL);

  // The example of ?coxph: test1, with x and strata of sex; coef 0.8023, se 0.8224.
  @Test
  void the_manuals_example_comes_out_as_in_the_manual() {
    var times =
        CensoredTimes.of(
            new double[] {4, 3, 1, 1, 2, 2, 3},
            new boolean[] {true, true, true, false, true, true, false});
    var found =
        CoxModel.of(times, List.of(new Covariate("x", 0, 2, 1, 1, 1, 0, 0)))
            .withStrata(new int[] {0, 0, 0, 0, 1, 1, 1})
            .fit(0.95);

    assertThat(found.coefficient("x").estimate()).isEqualTo(0.802318, within(1e-6));
    assertThat(found.coefficient("x").error()).isEqualTo(0.822367, within(1e-5));
    assertThat(found.likelihoodRatio().statistic()).isEqualTo(1.0873, within(1e-3));
  }

  @Test
  void a_likelihood_that_rises_for_ever_is_noticed_and_said() {
    var found = CoxModel.of(SIX, List.of(new Covariate("early", 1, 1, 1, 0, 0, 0))).fit(0.95);

    assertThat(found.monotone()).isTrue();
    assertThat(found.coefficient("early").estimate()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(found.coefficient("early").hazardRatio()).isInfinite();
    assertThat(found.coefficient("early").p()).isNaN();
    assertThat(found.likelihoodRatio().p()).isBetween(0.0, 0.05);
    assertThat(found.remark()).isPresent();
  }

  @Test
  void an_escaping_coefficient_leaves_the_others_finite() {
    var found =
        CoxModel.of(
                SIX,
                List.of(
                    new Covariate("early", 1, 1, 1, 0, 0, 0),
                    new Covariate("mixed", 0, 1, 0, 1, 0, 1)))
            .fit(0.95);

    assertThat(found.coefficient("early").estimate()).isInfinite();
    assertThat(found.coefficient("mixed").estimate()).isFinite();
    assertThat(found.coefficient("mixed").error()).isFinite();
  }

  @Test
  void a_strong_but_finite_effect_is_not_taken_for_an_infinite_one() {
    var x = new double[] {3, 3, 3, 3, 0, 3, 0, 0, 0, 0};
    var times =
        CensoredTimes.of(
            new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
            new boolean[] {true, true, true, true, true, true, true, true, true, true});

    assertThat(CoxModel.of(times, List.of(new Covariate("x", x))).fit(0.95).monotone()).isFalse();
  }

  @Test
  void constant_and_dependent_covariates_have_no_coefficient() {
    var found =
        CoxModel.of(
                SIX,
                List.of(
                    new Covariate("x", 1, 0, 2, 0, 1, 3),
                    new Covariate("constant", 7, 7, 7, 7, 7, 7),
                    new Covariate("twice", 2, 0, 4, 0, 2, 6)))
            .fit(0.95);

    assertThat(found.coefficient("x").estimate()).isFinite();
    assertThat(found.coefficient("constant").estimate()).isNaN();
    assertThat(found.coefficient("constant").reason()).isPresent();
    assertThat(found.coefficient("twice").estimate()).isNaN();
    assertThat(found.likelihoodRatio().freedom()).isEqualTo(1);
  }

  @Test
  void without_events_there_is_nothing_to_estimate() {
    var found =
        CoxModel.of(
                CensoredTimes.of(new double[] {1, 2}, new boolean[2]),
                List.of(new Covariate("x", 0, 1)))
            .fit(0.95);

    assertThat(found.coefficient("x").reason()).hasValue("no events");
    assertThat(found.likelihoodRatio().p()).isNaN();
  }

  @Test
  void one_cluster_alone_has_no_robust_error() {
    var found =
        CoxModel.of(SIX, List.of(new Covariate("x", 1, 0, 2, 0, 1, 3)))
            .withClusters(new int[6])
            .fit(0.95);

    assertThat(found.coefficient("x").estimate()).isFinite();
    assertThat(found.coefficient("x").error()).isNaN();
    assertThat(found.coefficient("x").reason()).hasValue("one cluster alone has no variance");
    assertThat(found.remark()).isPresent();
  }

  @Test
  void unit_and_origin_of_a_covariate_play_no_part() {
    double[] x = {1, 0, 2, 0, 1, 3};
    var plain = CoxModel.of(SIX, List.of(new Covariate("x", x))).fit(0.95);
    var other =
        CoxModel.of(
                SIX,
                List.of(new Covariate("x", Arrays.stream(x).map(v -> 1e9 * v + 1e12).toArray())))
            .fit(0.95);

    assertThat(other.coefficient("x").estimate() * 1e9)
        .isEqualTo(plain.coefficient("x").estimate(), within(1e-8));
    assertThat(other.wald().p()).isEqualTo(plain.wald().p(), within(1e-8));
  }

  @Test
  void hazards_that_cross_are_noticed_by_the_check() {
    var random = new SplittableRandom(3);
    var time = new double[400];
    var event = new boolean[400];
    var x = new double[400];
    for (int i = 0; i < 400; i++) {
      x[i] = i % 2;
      // One group's events come early and late, the other's in the middle.
      time[i] = x[i] == 0 ? 4 + random.nextDouble() : 10 * Math.pow(random.nextDouble(), 3);
      event[i] = true;
    }
    var model = CoxModel.of(CensoredTimes.of(time, event), List.of(new Covariate("x", x)));

    assertThat(ProportionalHazards.check(model, Clock.KAPLAN_MEIER).all().p()).isLessThan(1e-6);
  }

  @Test
  void wrong_models_are_refused() {
    assertThatThrownBy(() -> CoxModel.of(SIX, List.of())).hasMessage("no covariate");
    assertThatThrownBy(() -> CoxModel.of(SIX, List.of(new Covariate("x", 1))))
        .hasMessage("one value of x for each of 6 observations is needed, not 1");
  }
}
