package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PatternsTest {
  @Test
  void rows_that_are_alike_are_one_pattern_however_many_came_between() {
    var patterns = new Patterns(2);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 5000; i++) {
        patterns.add(new double[] {i % 100, i / 100}, round == 0 ? 1 : 0, 1);
      }
    }
    assertThat(patterns.size()).isEqualTo(5000);
    assertThat(Arrays.stream(patterns.totals()).distinct().toArray()).containsExactly(3);
    assertThat(Arrays.stream(patterns.successes()).distinct().toArray()).containsExactly(1);
  }

  @Test
  void zero_and_minus_zero_are_alike() {
    var patterns = new Patterns(1);
    patterns.add(new double[] {0.0}, 1, 1);
    patterns.add(new double[] {-0.0}, 0, 1);
    assertThat(patterns.size()).isEqualTo(1);
  }

  @Test
  void without_fields_there_is_one_pattern() {
    var patterns = new Patterns(0);
    patterns.add(new double[0], 1, 1);
    patterns.add(new double[0], 0, 4);
    assertThat(patterns.totals()).containsExactly(5);
  }

  @Test
  void a_pattern_of_another_length_is_refused() {
    assertThatThrownBy(() -> new Patterns(2).add(new double[1], 0, 1))
        .hasMessage("pattern of 1, not 2");
  }
}
