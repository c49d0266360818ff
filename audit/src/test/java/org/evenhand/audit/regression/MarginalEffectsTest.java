package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarginalEffectsTest {
  @Test
  void alone_a_marks_effect_is_the_difference_of_rates_and_has_its_error() {
    var design = Design.withIntercept(2).numeric("b", new double[] {0, 1}).build();
    var fit = Logistic.fit(Trials.of(design, new double[] {12, 30}, new double[] {50, 80}));
    var effect = MarginalEffects.of(fit, 0.95).getFirst();
    assertThat(effect.kind()).isEqualTo(MarginalEffect.Kind.DIFFERENCE);
    assertThat(effect.effect().estimate()).isCloseTo(30 / 80.0 - 12 / 50.0, within(1e-12));
    double error = Math.sqrt(0.375 * 0.625 / 80 + 0.24 * 0.76 / 50);
    assertThat(effect.effect().standardError()).isCloseTo(error, within(1e-12));
  }

  @Test
  void a_level_is_compared_with_the_reference_level_of_its_factor() {
    var design =
        Design.withIntercept(3).factor("g", List.of("a", "b", "c"), new int[] {0, 1, 2}).build();
    var fit = Logistic.fit(Trials.of(design, new double[] {4, 9, 7}, new double[] {20, 20, 10}));
    var effects = MarginalEffects.of(fit, 0.95);
    assertThat(effects.get(1).kind()).isEqualTo(MarginalEffect.Kind.LEVEL_DIFFERENCE);
    assertThat(effects.get(0).effect().estimate()).isCloseTo(0.45 - 0.2, within(1e-12));
    assertThat(effects.get(1).effect().estimate()).isCloseTo(0.7 - 0.2, within(1e-12));
  }

  @Test
  void separation_leaves_no_effect_by_maximum_likelihood_but_one_by_firth() {
    var design = Design.withIntercept(2).numeric("b", new double[] {0, 1}).build();
    var trials = Trials.of(design, new double[] {3, 9}, new double[] {10, 9});
    var none = MarginalEffects.of(Logistic.fit(trials), 0.95).getFirst().effect();
    assertThat(none.estimate()).isNaN();
    assertThat(none.reason()).isEqualTo("no finite estimates, since the outcomes are separated");
    var firth = MarginalEffects.of(Firth.fit(trials), 0.95).getFirst().effect();
    assertThat(firth.estimate()).isCloseTo(9.5 / 10 - 3.5 / 11, within(1e-9));
  }
}
