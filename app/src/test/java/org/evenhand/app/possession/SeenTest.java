package org.evenhand.app.possession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.evenhand.app.possession.Seen.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of proofs that were taken. */
class SeenTest {
  private static final long NOW = 1_772_359_200;

  private static Proof proof(String id, long until) {
    return new Proof("t".repeat(43), id, until, false);
  }

  @Test
  void who_has_taken_too_many_is_refused_and_others_are_not() {
    var seen = new Seen(100, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(seen.take(proof("a" + i, NOW + 20L * i), "greedy", NOW)).isEqualTo(Taken.FIRST);
    }
    assertThat(seen.take(proof("a3", NOW), "greedy", NOW)).isEqualTo(Taken.NO_PLACE);
    assertThat(seen.take(proof("b", NOW), "other", NOW)).isEqualTo(Taken.FIRST);
    assertThat(seen.take(proof("a0", NOW), "greedy", NOW)).isEqualTo(Taken.AGAIN);
  }

  @Test
  void when_all_places_are_taken_nobody_gets_in_until_some_are_free() {
    var seen = new Seen(2, 2);
    seen.take(proof("a", NOW), "one", NOW);
    seen.take(proof("b", NOW), "two", NOW);
    assertThat(seen.take(proof("c", NOW), "three", NOW)).isEqualTo(Taken.NO_PLACE);
    long later = NOW + Seen.STEP;
    assertThat(seen.take(proof("c", later), "three", later)).isEqualTo(Taken.FIRST);
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void a_proof_is_remembered_for_as_long_as_it_could_be_shown_and_ten_seconds_more_at_most() {
    for (int kept = 0; kept <= Proofs.NONCE_LIFE; kept++) {
      var seen = new Seen();
      seen.take(proof("a", NOW + kept), "one", NOW);
      for (int later = 0; later <= kept; later++) {
        assertThat(seen.take(proof("a", NOW + kept), "one", NOW + later)).isEqualTo(Taken.AGAIN);
      }
      assertThat(seen.size()).isEqualTo(1);
      long gone = NOW + kept + Seen.STEP;
      seen.take(proof("b", gone), "one", gone);
      assertThat(seen.size()).isEqualTo(1);
    }
  }

  @Test
  void a_clock_that_steps_back_brings_no_proof_back() {
    var seen = new Seen();
    seen.take(proof("a", NOW + 60), "one", NOW);
    assertThat(seen.take(proof("b", NOW + 180), "one", NOW + 120)).isEqualTo(Taken.FIRST);
    assertThat(seen.take(proof("a", NOW + 60), "one", NOW)).isEqualTo(Taken.AGAIN);
    assertThat(seen.take(proof("c", NOW + 180), "one", NOW)).isEqualTo(Taken.FIRST);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_app_makes_three_thousand_calls_a_second_for_as_long_as_it_likes(boolean nonces) {
    var seen = new Seen();
    int most = 0;
    for (int second = 0; second < 300; second++) {
      long now = NOW + second;
      // The worst that a client may do: keep a nonce to its end, or have a clock that is ahead.
      long given = Math.floorDiv(now, Nonces.STEP) * Nonces.STEP;
      long until = nonces ? given + Proofs.NONCE_LIFE : now + Proofs.AHEAD + Proofs.OLDEST;
      for (int call = 0; call < 3_000; call++) {
        var one = proof(second + "/" + call, until);
        assertThat(seen.take(one, "busy", now)).isEqualTo(Taken.FIRST);
      }
      most = Math.max(most, seen.size());
    }
    int longest = nonces ? Proofs.NONCE_LIFE + Seen.STEP : Proofs.AHEAD + Proofs.OLDEST + Seen.STEP;
    assertThat(most).isBetween(3_000 * 70, 3_000 * longest).isLessThan(Seen.OF_ONE);
    assertThat(Seen.OF_ONE / longest).isGreaterThan(4_000);
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
