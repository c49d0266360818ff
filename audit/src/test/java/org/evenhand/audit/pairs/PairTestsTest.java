package org.evenhand.audit.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairTestsTest {
  // Hollander & Wolfe (1973), the depression scale of ?wilcox.test: V = 40, p = 0.01953 one-sided.
  private static final double[] DEPRESSION = {
    0.952, -0.147, 1.022, 0.430, 0.620, 0.590, 0.490, -0.080, 0.010
  };

  @Test
  void the_manuals_signed_rank_test_comes_out_as_in_the_manual() {
    var found = SignedRank.test(DEPRESSION, Zeros.WILCOX, Side.GREATER);

    assertThat(found.statistic()).isEqualTo(40);
    assertThat(found.exact()).isEqualTo(0.01953, within(1e-5));
  }

  @Property(tries = 100)
  void the_exact_probability_is_the_share_of_all_signs(
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = -3, max = 3) Integer> values) {
    double[] differences = values.stream().mapToDouble(v -> v).toArray();
    for (var zeros : Zeros.values()) {
      var found = SignedRank.test(differences, zeros, Side.GREATER);
      if (found.pairs() > 0) {
        assertThat(found.exact()).isEqualTo(share(differences, zeros), within(1e-12));
      }
    }
  }

  private static double share(double[] differences, Zeros zeros) {
    long observed = new SignedRanks(differences, zeros).statistic;
    int as = 0;
    int all = 1 << differences.length;
    for (int signs = 0; signs < all; signs++) {
      var flipped = differences.clone();
      for (int i = 0; i < flipped.length; i++) {
        flipped[i] = (signs >> i & 1) == 0 ? Math.abs(flipped[i]) : -Math.abs(flipped[i]);
      }
      as += new SignedRanks(flipped, zeros).statistic >= observed ? 1 : 0;
    }
    return (double) as / all;
  }

  @Test
  void differences_of_nothing_are_no_test() {
    var found = SignedRank.test(new double[] {0, 0.0, -0.0}, Zeros.PRATT, Side.BOTH);

    assertThat(found.exact()).isNaN();
    assertThat(found.reason()).hasValue("no pair has a difference");
    assertThat(HodgesLehmann.of(new double[3], 0.95).estimate()).isZero();
    assertThat(HodgesLehmann.of(new double[0], 0.95).reason()).hasValue("no pairs");
  }

  @Test
  void too_few_pairs_have_no_interval() {
    var where = HodgesLehmann.of(new double[] {1, 2, 3}, 0.95);

    assertThat(where.estimate()).isEqualTo(2);
    assertThat(where.interval().high()).isInfinite();
    assertThat(where.reason()).hasValue("3 pairs are too few for an interval of level 0.95");
  }

  @Test
  void the_estimate_is_the_median_average_also_of_very_many() {
    double[] many = new SplittableRandom(1).doubles(3_001, -1, 3).toArray();
    var averages = new double[many.length * (many.length + 1) / 2];
    int k = 0;
    for (int i = 0; i < many.length; i++) {
      for (int j = i; j < many.length; j++) {
        averages[k++] = many[i] / 2 + many[j] / 2;
      }
    }
    Arrays.sort(averages);
    var where = HodgesLehmann.of(many, 0.95);
    double median = averages[(k - 1) / 2] / 2 + averages[k / 2] / 2;

    assertThat(where.estimate()).isEqualTo(median, within(1e-15));
    assertThat(where.exact()).isFalse();
    assertThat(where.interval().contains(1)).isTrue();
  }

  // The approval ratings of ?mcnemar.test, of which 150 and 86 disagree.
  @Test
  void the_manuals_mcnemar_test_comes_out_as_in_the_manual() {
    var found = McNemar.of(150, 86, 0.95);

    assertThat(found.corrected()).isEqualTo(16.818, within(1e-3));
    assertThat(found.oddsRatio()).isEqualTo(150 / 86.0);
    assertThat(found.interval().contains(found.oddsRatio())).isTrue();
  }

  @Test
  void one_sided_pairs_have_an_infinite_ratio_and_no_pairs_have_none() {
    assertThat(McNemar.of(5, 0, 0.95).oddsRatio()).isInfinite();
    assertThat(McNemar.of(5, 0, 0.95).interval().high()).isInfinite();
    assertThat(McNemar.of(5, 0, 0.95).interval().low()).isPositive();
    assertThat(McNemar.of(0, 0, 0.95).reason()).hasValue("no pair disagrees");
    assertThatThrownBy(() -> McNemar.of(-1, 2, 0.95))
        .hasMessage("counts -1 and 2: below 0, or more than 1000000000");
  }

  // Rosenbaum (2002), table 4.1's data on smoking: 110 pairs against 12, p at most 0.0001 for Γ of
  // 4.
  @Test
  void smoking_and_cancer_is_explained_by_a_bias_of_about_six_only() {
    var tipping = HiddenBias.tipping(gamma -> HiddenBias.mcNemar(110, 12, gamma), 0.05);

    assertThat(HiddenBias.mcNemar(110, 12, 5)).isEqualTo(0.03, within(0.01));
    assertThat(tipping.gamma()).isBetween(5.0, 6.0);
  }

  @Test
  void where_nothing_is_found_no_bias_is_needed() {
    var tipping = HiddenBias.tipping(gamma -> HiddenBias.mcNemar(3, 3, gamma), 0.05);

    assertThat(tipping.gamma()).isNaN();
    assertThat(tipping.reason()).hasValueSatisfying(r -> assertThat(r).startsWith("even without"));
  }
}
