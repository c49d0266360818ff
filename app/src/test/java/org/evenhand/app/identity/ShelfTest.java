package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** What is under way is bounded in every direction. */
class ShelfTest {
  private static final PersonId ANN = new PersonId(1);
  private static final PersonId BEN = new PersonId(2);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Shelf<PersonId, String> shelf =
      new Shelf<>(() -> now, new Shelf.Bounds(Duration.ofMinutes(20), 3, 1_000));

  @Test
  void who_keeps_too_many_loses_their_own_oldest_and_nobody_elses() {
    shelf.put("ben's", BEN, "b", 1);
    for (int number = 1; number <= 5; number++) {
      shelf.put("ann's " + number, ANN, "a", 1);
    }
    assertThat(shelf.get("ben's")).contains("b");
    assertThat(shelf.get("ann's 2")).isEmpty();
    assertThat(shelf.get("ann's 3")).contains("a");
    assertThat(shelf.size()).isEqualTo(4);
  }

  @Test
  void all_together_take_no_more_bytes_than_were_said() {
    for (int person = 1; person <= 50; person++) {
      shelf.put("of " + person, new PersonId(person), "x", 300);
    }
    assertThat(shelf.size()).isEqualTo(3);
    assertThat(shelf.get("of 50")).isPresent();
    shelf.put("too large", ANN, "y", 1_001);
    assertThat(shelf.size()).isZero();
  }

  @Test
  void what_has_run_out_is_gone_and_takes_no_room() {
    shelf.put("old", ANN, "a", 900);
    now = now.plus(Duration.ofMinutes(20));
    assertThat(shelf.get("old")).isEmpty();
    shelf.put("new", BEN, "b", 900);
    assertThat(shelf.size()).isEqualTo(1);
    assertThat(shelf.get("new")).contains("b");
  }

  @Test
  void what_is_taken_out_counts_no_more() {
    for (int number = 1; number <= 9; number++) {
      shelf.put("one", ANN, "a", 900);
      assertThat(shelf.remove("one")).contains("a");
      assertThat(shelf.remove("one")).isEmpty();
    }
    shelf.put("one", ANN, "a", 900);
    shelf.replace("one", "changed");
    assertThat(shelf.get("one")).contains("changed");
  }
}
