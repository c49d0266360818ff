package org.evenhand.audit.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogRankTest {
  private static final boolean[] ALL = {true, true, true, true};

  // survdiff(Surv(time, status) ~ x, aml): 3.4 on 1 degree, p = 0.0653
  @Test
  void maintained_leukaemia_differs_from_other_as_in_the_textbook() {
    double[] time = {
      9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45
    };
    var group = new int[23];
    Arrays.fill(group, 11, 23, 1);
    var found = LogRank.test(CensoredTimes.of(time, eventsOf(time)), group);

    assertThat(found.chiSquared()).isEqualTo(3.396, within(1e-3));
    assertThat(found.p()).isEqualTo(0.0653, within(1e-4));
  }

  private static boolean[] eventsOf(double[] time) {
    var event = new boolean[time.length];
    Arrays.fill(event, true);
    event[2] = false; // 13+
    event[5] = false; // 28+
    event[8] = false; // 45+
    event[10] = false; // 161+
    event[16] = false; // 16+
    return event;
  }

  @Test
  void three_groups_have_two_degrees_of_freedom() {
    var found =
        LogRank.test(CensoredTimes.of(new double[] {1, 2, 3, 4}, ALL), new int[] {0, 1, 2, 0});

    assertThat(found.freedom()).isEqualTo(2);
    assertThat(found.observed()).containsExactly(2.0, 1.0, 1.0);
  }

  @Test
  void groups_in_strata_of_their_own_cannot_be_compared() {
    var found =
        LogRank.test(
            CensoredTimes.of(new double[] {1, 2, 3, 4}, ALL),
            new int[] {0, 0, 1, 1},
            new int[] {0, 0, 1, 1});

    assertThat(found.chiSquared()).isNaN();
    assertThat(found.reason())
        .hasValue("whenever events came, all at risk were of one group or had them");
  }

  @Test
  void no_events_and_one_group_are_no_test() {
    var none = CensoredTimes.of(new double[] {1, 2}, new boolean[2]);

    assertThat(LogRank.test(none, new int[] {0, 1}).reason()).hasValue("no events");
    assertThat(LogRank.test(CensoredTimes.of(new double[] {1, 2, 3, 4}, ALL), new int[4]).reason())
        .hasValue("only one group was at risk when events came");
    assertThatThrownBy(() -> LogRank.test(none, new int[3]))
        .hasMessage("one group for each of 2 observations is needed, not 3");
  }
}
