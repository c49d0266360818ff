package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerTest {
  @Test
  void many_people_are_approximated_as_r_does() {
    // R: power.prop.test(n = 5000, p1 = .5, p2 = .53) 0.8512608, without the far tail.
    var power = Power.of(5000, 5000, 0.05);

    assertThat(power.isExact()).isFalse();
    assertThat(power.at(0.5, 0.53)).isEqualTo(0.8512608, within(1e-6));
  }

  @Test
  void without_a_difference_the_power_is_the_false_alarms() {
    assertThat(Power.of(100, 100, 0.05).at(0.5, 0.5)).isBetween(0.03, 0.06);
    assertThat(Power.of(1_000_000, 1_000_000, 0.05).at(0.3, 0.3)).isEqualTo(0.05, within(1e-9));
    assertThat(Power.of(10, 10, 0.05).at(0, 0)).isZero();
  }

  @Test
  void the_least_difference_has_just_the_power_asked() {
    var power = Power.of(200, 300, 0.05);

    double up = power.leastDifference(0.2, 0.8, true);
    double down = power.leastDifference(0.5, 0.8, false);
    assertThat(power.at(0.2 + up, 0.2)).isEqualTo(0.8, within(1e-9));
    assertThat(up).isBetween(0.05, 0.2);
    assertThat(down).isBetween(-0.2, -0.05);
  }

  @Test
  void what_no_difference_can_reach_is_undefined() {
    assertThat(Power.of(2, 2, 0.01).leastDifference(0.5, 0.9, true)).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Power.of(0, 5, 0.05))
        .withMessage("groups of 0 and 5: each needs from 1 to 2^53 people");
  }
}
