package org.evenhand.audit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.evenhand.audit.plan.Exposure;
import org.junit.jupiter.api.Test;

/** Who counts as exposed where nearly all have some of it. */
class ExposedTest {
  @Test
  void any_at_all_where_many_have_none() {
    var exposed = Exposed.of(Exposure.PAYMENT, amounts(0, 0, 0, 5, 5, 1000));

    assertThat(exposed.flag()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(exposed.phrase()).isEqualTo("paid");
  }

  @Test
  void the_upper_of_two_amounts_where_all_have_one_of_them_however_many_have_either() {
    for (int low = 1; low < 60; low++) {
      int many = low;
      var amounts = IntStream.range(0, 60).mapToDouble(i -> i < many ? 1 : 2).toArray();
      var exposed = Exposed.of(Exposure.CLOSENESS, amounts);

      assertThat(Arrays.stream(exposed.flag()).sum()).as("%d of 1", low).isEqualTo(60 - low);
      assertThat(exposed.least()).isEqualTo(Math.min(low, 60 - low));
    }
  }

  @Test
  void the_upper_half_where_amounts_differ_and_the_words_say_so() {
    var exposed = Exposed.of(Exposure.PAYMENT, amounts(10, 20, 30, 40));

    assertThat(exposed.flag()).containsExactly(0, 0, 1, 1);
    assertThat(exposed.phrase()).isEqualTo("paid, more than 20,");
    assertThat(exposed.means()).contains("more payment than 20");
  }

  @Test
  void nobody_where_all_have_as_much_or_it_is_not_known() {
    assertThat(Exposed.of(Exposure.PAYMENT, amounts(7, 7, 7, 7)).least()).isZero();
    assertThat(Exposed.of(Exposure.PAYMENT, amounts(Double.NaN, 0, 3)).flag())
        .containsExactly(Double.NaN, 0, 1);
  }

  private static double[] amounts(double... amounts) {
    return amounts;
  }
}
