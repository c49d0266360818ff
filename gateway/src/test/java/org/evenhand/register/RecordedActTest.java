package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The acts can be read again as they were recorded. */
class RecordedActTest {
  private final Office office = new Office();

  private List<RecordedAct> from(long position, int most) {
    var acts = new ArrayList<RecordedAct>();
    office.register.acts(
        position,
        act -> {
          acts.add(act);
          return acts.size() < most;
        });
    return acts;
  }

  @Test
  void acts_are_read_from_any_position_on_oldest_first_until_one_has_enough() {
    var first = office.acts.record(Acts.organisation("one"));
    var second = office.acts.record(Acts.organisation("two"));
    var third = office.acts.record(Acts.organisation("three"));

    assertThat(from(0, 9)).extracting(RecordedAct::position).containsExactly(first, second, third);
    assertThat(from(second, 1)).extracting(RecordedAct::position).containsExactly(second);
    assertThat(from(third + 1, 9)).isEmpty();
  }

  @Test
  void an_act_is_given_with_its_time_and_its_canonical_form() {
    var position = office.acts.record(Acts.organisation("one"));

    assertThat(from(position, 1))
        .containsExactly(
            new RecordedAct(
                position,
                Acts.START.plusSeconds(position),
                RegisterJson.write(Acts.organisation("one"))));
  }
}
