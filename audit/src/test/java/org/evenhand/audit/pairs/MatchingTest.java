package org.evenhand.audit.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatchingTest {
  @Test
  void the_least_distance_in_all_is_found_where_the_nearest_first_would_fail() {
    double[] at = {0, 2, 1.1, 10};
    boolean[] exposed = {true, true, false, false};
    var matching = Matching.of(exposed, new int[4], (a, b) -> Math.abs(at[a] - at[b]));

    // The second is nearer to the third (0.9) than the first is, but then the first goes to 10.
    assertThat(matching.distance()).isEqualTo(1.1 + 8, within(1e-12));
    assertThat(matching.optimal()).isTrue();
  }

  @Test
  void as_many_pairs_as_there_can_be_come_before_little_distance() {
    double[][] distance = {{1, 5}, {1, Double.POSITIVE_INFINITY}};
    boolean[] exposed = {true, true, false, false};
    var matching = Matching.of(exposed, new int[4], (a, b) -> distance[a][b - 2]);

    assertThat(matching.pairs()).hasSize(2);
    assertThat(matching.distance()).isEqualTo(6);
  }

  @Test
  void pairs_are_of_one_stratum_and_who_has_none_is_named() {
    var matching =
        Matching.of(
            new boolean[] {true, true, false, true, false}, new int[] {0, 1, 1, 2, 0}, (a, b) -> 0);

    assertThat(matching.pairs())
        .containsExactly(new Matching.Pair(0, 4, 0), new Matching.Pair(1, 2, 0));
    assertThat(matching.unmatched()).containsExactly(3);
  }

  @Test
  void beyond_the_caliper_nobody_is_a_pair() {
    boolean[] exposed = {true, false, true, false};
    var distance =
        new PropensityDistance(
            exposed, new double[] {0.5, 0.5, 0.9, 0.1}, PropensityDistance.USUAL_CALIPER);
    var matching = Matching.of(exposed, new int[4], distance);

    assertThat(matching.pairs()).containsExactly(new Matching.Pair(0, 1, 0));
    assertThat(matching.unmatched()).containsExactly(2);
  }

  @Test
  void large_strata_are_matched_nearest_first_and_it_says_so() {
    var random = new SplittableRandom(1);
    int n = Matching.MOST_OPTIMAL + 1;
    var exposed = new boolean[n];
    for (int i = 0; i < n; i++) {
      exposed[i] = i % 3 == 0;
    }
    double[] at = random.doubles(n).toArray();
    var matching = Matching.of(exposed, new int[n], (a, b) -> Math.abs(at[a] - at[b]));

    assertThat(matching.optimal()).isFalse();
    assertThat(matching.pairs()).hasSize(667);
    assertThat(matching.pairs().stream().map(Matching.Pair::other).distinct()).hasSize(667);
  }

  @Test
  void two_thousand_are_matched_optimally_in_seconds() {
    var random = new SplittableRandom(2);
    int n = Matching.MOST_OPTIMAL;
    var exposed = new boolean[n];
    for (int i = 0; i < n; i++) {
      exposed[i] = i % 2 == 0;
    }
    double[] at = random.doubles(n).toArray();
    var matching = Matching.of(exposed, new int[n], (a, b) -> Math.abs(at[a] - at[b]));

    assertThat(matching.optimal()).isTrue();
    assertThat(matching.pairs()).hasSize(1_000);
  }

  @Test
  void matching_makes_the_sides_alike() {
    var random = new SplittableRandom(3);
    var exposed = new boolean[300];
    var size = new double[300];
    for (int i = 0; i < 300; i++) {
      exposed[i] = i % 6 == 0;
      size[i] = random.nextGaussian() + (exposed[i] ? 0.8 : 0);
    }
    var features = List.of(new Feature("size", size));
    var matching = Matching.of(exposed, new int[300], new MahalanobisDistance(exposed, features));
    var balance = Balance.table(exposed, features, matching).getFirst();

    assertThat(balance.before().standardised()).isGreaterThan(0.5);
    assertThat(balance.after().standardised()).isBetween(-0.2, 0.2);
  }

  @Test
  void a_side_without_organisations_has_no_pairs_and_no_balance() {
    boolean[] exposed = {true, true};
    var features = List.of(new Feature("x", 1, 2));
    var matching = Matching.of(exposed, new int[2], new MahalanobisDistance(exposed, features));
    var balance = Balance.table(exposed, features, matching).getFirst();

    assertThat(matching.pairs()).isEmpty();
    assertThat(balance.before().standardised()).isNaN();
    assertThat(balance.after().reason()).isPresent();
  }

  @Test
  void wrong_figures_are_refused() {
    assertThatThrownBy(() -> Matching.of(new boolean[1], new int[2], (a, b) -> 0))
        .hasMessage("2 strata for 1 organisations");
    assertThatThrownBy(
            () -> Matching.of(new boolean[] {true, false}, new int[2], (a, b) -> Double.NaN))
        .hasMessage("the distance between 0 and 1 is NaN");
    assertThatThrownBy(() -> new PropensityDistance(new boolean[1], new double[] {1}, 0.2))
        .hasMessage("propensity 0 is 1.0, not between 0 and 1");
  }
}
