package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoseTrendTest {
  @Test
  void smokers_among_lung_patients_show_the_trend_that_r_shows() {
    // R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 8.2249, p = 0.004132.
    var test =
        CochranArmitage.test(
            new double[] {1, 2, 3, 4},
            new double[] {83, 90, 129, 70},
            new double[] {86, 93, 136, 82});
    assertThat(test.chiSquared()).isCloseTo(8.2249, within(5e-5));
    assertThat(test.p()).isCloseTo(0.004132, within(5e-7));
    assertThat(test.z()).isNegative();
  }

  @Test
  void one_stratum_differs_from_no_strata_by_the_variance_of_permutations() {
    double[] dose = {0, 1, 5};
    double[] yes = {2, 4, 9};
    double[] all = {10, 11, 12};
    double plain = CochranArmitage.test(dose, yes, all).chiSquared();
    var stratum = MantelTrend.test(dose, yes, all, new int[3]);
    assertThat(stratum.chiSquared()).isCloseTo(plain * 32 / 33, within(1e-12));
  }

  @Test
  void doses_far_from_zero_lose_no_digits() {
    double[] yes = {2, 4, 9};
    double[] all = {10, 11, 12};
    double plain = CochranArmitage.test(new double[] {0, 1, 5}, yes, all).z();
    double far = CochranArmitage.test(new double[] {1e9, 1e9 + 1, 1e9 + 5}, yes, all).z();
    assertThat(far).isCloseTo(plain, within(1e-9));
  }

  @Test
  void strata_without_variation_count_for_nothing() {
    var test =
        MantelTrend.test(
            new double[] {1, 2, 1, 2, 3, 3},
            new double[] {1, 5, 0, 0, 2, 1},
            new double[] {6, 6, 4, 4, 4, 1},
            new int[] {1, 1, 2, 2, 3, 4});
    assertThat(test.strata()).isEqualTo(1);
    var none =
        MantelTrend.test(new double[] {1}, new double[] {1}, new double[] {1}, new int[] {1});
    assertThat(none.p()).isNaN();
    assertThat(none.reason()).isEqualTo("no stratum in which both the dose and the outcome vary");
  }

  @Test
  void a_spline_is_straight_beyond_its_outer_knots() {
    double[] knots = {1, 2, 4, 7};
    double[][] basis = CubicSpline.basis(new double[] {-3, 0, 1, 8, 9, 10}, knots);
    for (double[] column : basis) {
      assertThat(column[0]).isZero();
      assertThat(column[2]).isZero();
      assertThat(column[5] - column[4]).isCloseTo(column[4] - column[3], within(1e-12));
    }
    assertThatThrownBy(() -> CubicSpline.basis(new double[1], new double[] {1, 1, 2}))
        .hasMessage("knots don't rise: [1.0, 1.0, 2.0]");
  }

  @Test
  void knots_lie_at_harrells_quantiles_of_the_cases() {
    double[] values = new double[101];
    double[] ones = new double[101];
    for (int i = 0; i <= 100; i++) {
      values[i] = i;
      ones[i] = 1;
    }
    assertThat(CubicSpline.knots(values, ones, 4)).containsExactly(5, 35, 65, 95);
    assertThat(CubicSpline.knots(new double[] {0, 1}, new double[] {50, 50}, 4))
        .containsExactly(0, 1);
  }

  @Test
  void a_bent_dose_is_told_from_a_straight_one() {
    double[] dose = new double[40];
    double[] yes = new double[40];
    double[] all = new double[40];
    for (int i = 0; i < 40; i++) {
      dose[i] = i / 4.0;
      all[i] = 100;
      yes[i] = Math.rint(100 / (1 + Math.exp(2 - 0.16 * (dose[i] - 4.875) * (dose[i] - 4.875))));
    }
    var trials = Trials.of(Design.withIntercept(40).numeric("dose", dose).build(), yes, all);
    var test = SplineTrend.test(trials, "dose", 4);
    assertThat(test.knots()).hasSize(4);
    assertThat(test.bend().p()).isLessThan(1e-6);
    assertThat(test.bendRatio().p()).isLessThan(1e-6);
    assertThat(test.line().p()).isGreaterThan(0.05);
    assertThat(test.any().degrees()).isEqualTo(3);
  }

  @Test
  void two_doses_have_no_bend() {
    var design = Design.withIntercept(2).numeric("dose", new double[] {0, 1}).build();
    var trials = Trials.of(design, new double[] {3, 9}, new double[] {20, 20});
    var test = SplineTrend.test(trials, "dose", 4);
    assertThat(test.bend().p()).isNaN();
    assertThat(test.bend().reason()).isEqualTo("fewer than 3 distinct knots");
    assertThat(test.line().p()).isLessThan(0.1);
  }

  @Test
  void rates_that_fall_are_pooled_until_none_does() {
    var steps =
        Isotonic.fit(
            new double[] {3, 1, 2, 4, 1},
            new double[] {2, 1, 6, 9, 0},
            new double[] {10, 5, 10, 10, 5},
            Isotonic.Direction.RISING);
    assertThat(steps)
        .containsExactly(
            new Isotonic.Step(1, 10, 0.1, 0.1),
            new Isotonic.Step(2, 10, 0.6, 0.4),
            new Isotonic.Step(3, 10, 0.2, 0.4),
            new Isotonic.Step(4, 10, 0.9, 0.9));
    assertThat(
            Isotonic.fit(new double[0], new double[0], new double[0], Isotonic.Direction.FALLING))
        .isEqualTo(List.of());
  }

  @Test
  void a_smooth_fit_has_as_many_cases_as_were_seen_and_needs_three_doses() {
    double[] dose = {0, 1, 2, 3, 4, 5, 6, 7};
    double[] yes = {2, 3, 5, 6, 6, 5, 7, 9};
    double[] all = {10, 10, 10, 10, 10, 10, 10, 10};
    var fit = SplineFit.of(dose, yes, all, 4).orElseThrow();
    double sum = 0;
    for (int i = 0; i < dose.length; i++) {
      sum += all[i] * fit.rate(dose[i]);
    }
    assertThat(sum).isCloseTo(43, within(1e-6)); // the score equation of the intercept
    assertThat(SplineFit.of(new double[] {0, 1}, new double[] {2, 3}, new double[] {9, 9}, 4))
        .isEmpty();
  }
}
