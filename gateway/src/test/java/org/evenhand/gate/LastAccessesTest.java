package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an app last got something with a person's token, as that person's page tells it. */
class LastAccessesTest extends GateScene {

  @Test
  void an_access_that_the_record_holds_is_found_after_a_crash_before_the_next_save() {
    var token = everyoneSaysYes();
    town.gate.save();
    ask.answered(token, of(friends()));
    var at = town.clock.instant();

    try (var after = town.anotherGate()) {
      assertThat(last(after, "ann")).contains(at.truncatedTo(ChronoUnit.SECONDS));
      assertThat(last(after, "ben")).isEmpty();
    }
  }

  @Test
  void what_a_start_found_in_the_record_outlives_further_starts_and_yields_to_what_comes_later() {
    var token = everyoneSaysYes();
    ask.answered(token, of(friends()));
    var first = last(town.gate, "ann");
    town.anotherGate().close();
    town.anotherGate().close();
    try (var third = town.anotherGate()) {
      assertThat(last(third, "ann")).isEqualTo(first).isPresent();
    }

    town.passes(Duration.ofDays(9));
    ask.answered(token, of(friends()));
    var later = last(town.gate, "ann");
    reopen();
    assertThat(later).isNotEqualTo(first);
    assertThat(last(town.gate, "ann")).isEqualTo(later);
  }

  @Test
  void a_refused_call_is_no_access() {
    var token = everyoneSaysYes();
    town.offices.suspend(maps);
    ask.refused(token, of(friends()));
    try (var after = town.anotherGate()) {
      assertThat(last(after, "ann")).isEmpty();
    }
  }

  @Test
  void a_call_under_way_holds_back_the_position_up_to_which_all_is_noted() {
    var noted = new NotedUpTo(10);
    int slow = noted.begin();
    assertThat(noted.advance(20)).isEqualTo(10);
    int quick = noted.begin();
    noted.end(quick);
    assertThat(noted.advance(30)).as("the slow one may be recorded at 15").isEqualTo(10);
    assertThat(noted.advance(40)).isEqualTo(10);
    noted.end(slow);
    assertThat(noted.advance(50)).isEqualTo(20);
    assertThat(noted.advance(60)).isEqualTo(50);
  }

  private Optional<Instant> last(Gate gate, String who) {
    return gate.lastAccesses().of(town.person(who), maps);
  }
}
