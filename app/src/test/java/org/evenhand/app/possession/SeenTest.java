package org.evenhand.app.possession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.evenhand.app.possession.Seen.Taken;
import org.junit.jupiter.api.Test;

/** The memory of proofs that were taken. */
class SeenTest {
  private static final long NOW = 1_772_359_200;

  private static Proof proof(String id, long time) {
    return new Proof("t".repeat(43), id, time, false);
  }

  @Test
  void who_has_taken_too_many_is_refused_and_others_are_not() {
    var seen = new Seen(300, 100, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(seen.take(proof("a" + i, NOW + 60L * i), "greedy", NOW)).isEqualTo(Taken.FIRST);
    }
    assertThat(seen.take(proof("a3", NOW), "greedy", NOW)).isEqualTo(Taken.NO_PLACE);
    assertThat(seen.take(proof("b", NOW), "other", NOW)).isEqualTo(Taken.FIRST);
    assertThat(seen.take(proof("a0", NOW), "greedy", NOW)).isEqualTo(Taken.AGAIN);
  }

  @Test
  void when_all_places_are_taken_nobody_gets_in_until_some_are_free() {
    var seen = new Seen(300, 2, 2);
    seen.take(proof("a", NOW), "one", NOW);
    seen.take(proof("b", NOW), "two", NOW);
    assertThat(seen.take(proof("c", NOW), "three", NOW)).isEqualTo(Taken.NO_PLACE);
    assertThat(seen.take(proof("c", NOW + 361), "three", NOW + 361)).isEqualTo(Taken.FIRST);
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void a_proof_is_remembered_for_as_long_as_it_could_be_shown() {
    var seen = new Seen(300);
    seen.take(proof("a", NOW), "one", NOW);
    for (long later = 0; later <= 300; later++) {
      assertThat(seen.take(proof("a", NOW), "one", NOW + later)).isEqualTo(Taken.AGAIN);
    }
  }

  @Property(tries = 200)
  void a_set_of_marks_is_a_set(@ForAll @Size(max = 500) List<Long> hashes) {
    var marks = new Marks();
    var plain = new HashSet<Long>();
    for (long hash : hashes) {
      long mark = hash == 0 ? 1 : hash;
      assertThat(marks.has(hash)).isEqualTo(plain.contains(mark));
      assertThat(marks.add(hash)).isEqualTo(plain.add(mark));
    }
    assertThat(marks.size()).isEqualTo(plain.size());
  }
}
