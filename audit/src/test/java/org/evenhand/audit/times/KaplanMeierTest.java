package org.evenhand.audit.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures of R's survival 3.5-3 where nothing else is said. */
class KaplanMeierTest {
  // survival::aml, the maintained group.
  static final CensoredTimes MAINTAINED =
      CensoredTimes.of(
          new double[] {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161},
          new boolean[] {true, true, false, true, true, false, true, true, false, true, false});

  @Test
  void the_curve_of_maintained_leukaemia_is_the_textbooks() {
    var curve = KaplanMeier.of(MAINTAINED);
    var step = curve.steps().get(3);

    assertThat(step.time()).isEqualTo(23);
    assertThat(step.survival()).isEqualTo(0.6136364, within(1e-6));
    assertThat(Math.sqrt(step.variance())).isEqualTo(0.1526, within(1e-4));
    assertThat(curve.interval(step, CurveScale.LOG, 0.95).low()).isEqualTo(0.3769, within(1e-4));
    assertThat(curve.median(CurveScale.LOG, 0.95).value()).isEqualTo(31);
    assertThat(curve.median(CurveScale.LOG, 0.95).interval().low()).isEqualTo(18);
    assertThat(curve.median(CurveScale.LOG, 0.95).interval().high()).isInfinite();
  }

  @Test
  void weights_count_as_repetitions() {
    var weighted =
        KaplanMeier.of(
            CensoredTimes.of(
                new double[] {1, 2, 3, 9},
                new boolean[] {true, false, true, true},
                new double[] {2, 1, 3, 0}));
    var repeated =
        KaplanMeier.of(
            CensoredTimes.of(
                new double[] {1, 1, 2, 3, 3, 3},
                new boolean[] {true, true, false, true, true, true}));

    assertThat(weighted.steps()).isEqualTo(repeated.steps());
  }

  @Test
  void where_all_are_censored_there_is_no_median_and_it_says_why() {
    var median =
        KaplanMeier.of(CensoredTimes.of(new double[] {4, 5}, new boolean[2]))
            .median(CurveScale.LOG, 0.95);

    assertThat(median.value()).isNaN();
    assertThat(median.reason()).hasValue("survival never falls to a half while anybody is watched");
    assertThat(median.interval().low()).isZero();
    assertThat(median.interval().high()).isInfinite();
  }

  @Test
  void nothing_observed_is_an_empty_curve() {
    var curve = KaplanMeier.of(CensoredTimes.of(new double[0], new boolean[0]));

    assertThat(curve.steps()).isEmpty();
    assertThat(curve.median(CurveScale.LOG_LOG, 0.95).value()).isNaN();
    assertThat(RestrictedMean.of(curve, 5, 0.95).reason()).hasValue("no observations");
  }

  @Test
  void times_apart_by_rounding_are_tied() {
    var curve =
        KaplanMeier.of(
            CensoredTimes.of(new double[] {0.1 + 0.2, 0.3, 0.4}, new boolean[] {true, true, true}));

    assertThat(curve.steps()).hasSize(2);
    assertThat(curve.steps().getFirst().events()).isEqualTo(2);
  }

  @Test
  void a_restricted_mean_is_the_area_under_the_curve() {
    var curve = KaplanMeier.of(CensoredTimes.of(new double[] {1, 3}, new boolean[] {true, true}));

    assertThat(RestrictedMean.of(curve, 2, 0.95).value()).isEqualTo(1.5);
    assertThat(RestrictedMean.of(curve, 100, 0.95).value()).isEqualTo(2);
    assertThat(RestrictedMean.difference(curve, curve, 2, 0.95).value()).isZero();
  }

  @Test
  void a_restricted_mean_beyond_what_was_watched_is_not_defined() {
    var curve = KaplanMeier.of(CensoredTimes.of(new double[] {1, 3}, new boolean[] {true, false}));

    assertThat(RestrictedMean.of(curve, 4, 0.95).reason())
        .hasValue("nobody was watched longer than 3.0, not up to 4.0");
    assertThat(RestrictedMean.of(curve, 3, 0.95).value()).isEqualTo(2);
  }

  @Test
  void wrong_times_are_refused() {
    assertThatThrownBy(() -> CensoredTimes.of(new double[] {-1}, new boolean[1]))
        .hasMessage("time 0 is -1.0: not finite, or below 0");
    assertThatThrownBy(() -> CensoredTimes.of(new double[2], new boolean[1]))
        .hasMessage("2 times, 1 events, 2 weights");
    assertThatThrownBy(() -> RestrictedMean.of(KaplanMeier.of(MAINTAINED), 0, 0.95))
        .hasMessage("limit 0.0 is not above 0 and finite");
  }
}
