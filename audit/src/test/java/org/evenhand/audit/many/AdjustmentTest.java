package org.evenhand.audit.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void holm_multiplies_by_how_many_remain_and_never_falls() {
    assertThat(Adjustment.HOLM.of(0.04, 0.01, 0.03, 0.005))
        .containsExactly(new double[] {0.06, 0.03, 0.06, 0.02}, CLOSE);
  }

  @Test
  void benjamini_and_hochberg_divide_by_the_rank() {
    assertThat(Adjustment.BENJAMINI_HOCHBERG.of(0.04, 0.01, 0.03, 0.005))
        .containsExactly(new double[] {0.04, 0.02, 0.04, 0.02}, CLOSE);
  }

  @Test
  void an_undefined_p_value_stays_so_and_is_no_test() {
    double[] adjusted = Adjustment.HOLM.of(0.02, Double.NaN, 0.3);

    assertThat(adjusted[0]).isEqualTo(0.04, CLOSE);
    assertThat(adjusted[1]).isNaN();
    assertThat(adjusted[2]).isEqualTo(0.3, CLOSE);
    assertThat(Adjustment.HOLM.of()).isEmpty();
  }

  @Test
  void what_is_no_p_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adjustment.HOLM.of(0.5, 1.5))
        .withMessage("p value 1.5 is not between 0 and 1");
  }

  @Property
  void benjamini_and_hochberg_are_never_above_holm_nor_below_the_p_value(
      @ForAll @Size(max = 30) double[] raw) {
    double[] p = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      p[i] = Math.abs(Math.sin(raw[i]));
    }
    double[] holm = Adjustment.HOLM.of(p);
    double[] discovery = Adjustment.BENJAMINI_HOCHBERG.of(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(discovery[i]).isBetween(p[i], holm[i] + 1e-12);
    }
  }
}
