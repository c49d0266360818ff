package org.evenhand.audit.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArrangementsTest {
  @Property(tries = 200)
  void as_many_distinct_ones_are_visited_as_are_counted(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 2) Integer> left,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 2) Integer> right) {
    var kinds = new int[left.size() + right.size()];
    Arrays.setAll(kinds, i -> i < left.size() ? left.get(i) : right.get(i - left.size()));
    var arrangements = new Arrangements(new int[] {0, left.size(), kinds.length}, kinds);
    var seen = new HashSet<List<Integer>>();
    long visited = 0;
    int[] arrangement = arrangements.first();
    do {
      visited++;
      seen.add(Arrays.stream(arrangement).boxed().toList());
    } while (arrangements.next(arrangement));

    assertThat(seen).hasSize((int) visited);
    assertThat(arrangements.count(1_000_000)).isEqualTo(visited);
    assertThat(arrangements.count(visited)).isEqualTo(visited);
    assertThat(arrangements.count(visited - 1)).isEqualTo(visited);
  }

  @Test
  void the_number_of_arrangements_of_many_does_not_overflow() {
    var kinds = new int[1000];
    Arrays.setAll(kinds, i -> i);

    assertThat(new Arrangements(new int[] {0, 1000}, kinds).count(10_000_000))
        .isEqualTo(10_000_001);
  }

  @Test
  void shuffles_are_uniform_and_depend_on_seed_and_number_alone() {
    var arrangements = new Arrangements(new int[] {0, 4}, new int[] {0, 1, 2, 3});
    var counts = new HashMap<List<Integer>, Integer>();
    var rows = new int[4];
    for (int k = 0; k < 24_000; k++) {
      arrangements.shuffle(rows, 9, k);
      counts.merge(Arrays.stream(rows).boxed().toList(), 1, Integer::sum);
    }
    // Chi-squared of 24 cells, 23 degrees of freedom: above 49.7 in one of a thousand.
    double chi =
        counts.values().stream().mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum();

    assertThat(counts).hasSize(24);
    assertThat(chi).isLessThan(49.7);
    var again = new int[4];
    arrangements.shuffle(again, 9, 23_999);
    assertThat(again).isEqualTo(rows);
  }

  @Test
  void the_permutations_of_a_seed_are_the_same_for_ever() {
    var arrangements = new Arrangements(new int[] {0, 5, 9}, new int[] {0, 1, 2, 3, 4, 0, 1, 2, 3});
    var rows = new int[9];
    arrangements.shuffle(rows, 2026, 7);

    assertThat(rows).containsExactly(1, 2, 3, 0, 4, 5, 8, 6, 7);
  }
}
