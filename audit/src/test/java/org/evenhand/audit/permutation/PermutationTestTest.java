package org.evenhand.audit.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
  private static final int[] ONE_STRATUM = new int[6];

  @Test
  void three_partners_above_three_others_are_two_arrangements_of_twenty() {
    var finding =
        test(ONE_STRATUM, new double[] {1, 1, 1, 0, 0, 0}, new double[] {9, 8, 7, 3, 2, 1})
            .run(PermutationPlan.of(1000, 1));

    assertThat(finding.exhaustive()).isTrue();
    assertThat(finding.arrangements()).isEqualTo(20);
    assertThat(finding.pairs().getFirst().p()).isEqualTo(2.0 / 20);
    assertThat(finding.basis())
        .isEqualTo(
            "all 20 distinct arrangements: exact; 0 of 6 organisations are in strata that say"
                + " nothing.");
  }

  @Test
  void one_tail_counts_one_side() {
    var test = test(ONE_STRATUM, new double[] {1, 1, 1, 0, 0, 0}, new double[] {9, 8, 7, 3, 2, 1});
    var plan = PermutationPlan.of(1000, 1);

    assertThat(test.run(plan.withTail(Tail.UPPER)).p()).isEqualTo(1.0 / 20);
    assertThat(test.run(plan.withTail(Tail.LOWER)).p()).isEqualTo(1.0);
  }

  @Test
  void arrangements_go_within_strata_only() {
    var finding =
        test(
                new int[] {0, 0, 0, 1, 1, 1},
                new double[] {1, 0, 0, 1, 0, 0},
                new double[] {5, 1, 2, 70, 10, 20})
            .run(PermutationPlan.of(1000, 1));

    assertThat(finding.arrangements()).isEqualTo(9);
    assertThat(finding.p()).isEqualTo(1.0 / 9);
  }

  @Test
  void strata_without_variation_of_exposure_or_outcome_are_counted_and_change_nothing() {
    var finding =
        test(
                new int[] {0, 0, 0, 1, 1, 2, 2, 3},
                new double[] {1, 0, 0, 1, 1, 1, 0, 1},
                new double[] {5, 1, 2, 70, 10, 4, 4, 9})
            .run(PermutationPlan.of(1000, 1));

    assertThat(finding.idle()).isEqualTo(5);
    assertThat(finding.arrangements()).isEqualTo(3);
    assertThat(finding.pairs().getFirst().organisations()).isEqualTo(3);
  }

  @Test
  void a_missing_outcome_adds_nothing_but_its_exposures_take_part() {
    var finding =
        test(ONE_STRATUM, new double[] {1, 1, 0, 0, 0, 0}, new double[] {9, Double.NaN, 1, 2, 3, 4})
            .run(PermutationPlan.of(1000, 1));

    assertThat(finding.arrangements()).isEqualTo(15);
    assertThat(finding.pairs().getFirst().organisations()).isEqualTo(5);
    // As extreme: 9 with the missing one, and 9 with 4, the mean being 3.8.
    assertThat(finding.p()).isEqualTo(2.0 / 15, within(1e-12));
  }

  @Test
  void what_cannot_be_tested_is_not_a_number_and_says_why() {
    var finding =
        new PermutationTest(
                ONE_STRATUM,
                List.of(
                    new Exposure("all", 1, 1, 1, 1, 1, 1), new Exposure("one", 1, 0, 0, 0, 0, 0)),
                List.of(new Outcome("same", 2, 2, 2, 2, 2, 2), new Outcome("y", 16, 1, 2, 3, 4, 5)))
            .run(PermutationPlan.of(1000, 1));

    assertThat(finding.pair("all", "y").z()).isNaN();
    assertThat(finding.pair("all", "y").reason()).isPresent();
    assertThat(finding.pair("one", "same").stepDown()).isNaN();
    assertThat(finding.pair("one", "y").p()).isEqualTo(1.0 / 6);
    assertThat(finding.pair("one", "y").reason()).isEmpty();
    assertThat(finding.p()).isEqualTo(1.0 / 6);
  }

  @Test
  void nothing_to_permute_is_no_finding() {
    var finding =
        test(new int[] {0, 1, 2}, new double[] {1, 0, 1}, new double[] {3, 4, 5})
            .run(PermutationPlan.of(10, 1));

    assertThat(finding.idle()).isEqualTo(3);
    assertThat(finding.p()).isNaN();
  }

  @Test
  void random_arrangements_come_near_to_the_exhaustive_ones() {
    var random = new SplittableRandom(5);
    var test = random(random, 15, 2, 3);
    var exact = test.run(PermutationPlan.of(PermutationPlan.MOST_PERMUTATIONS, 1));
    var sampled = test.run(PermutationPlan.of(40_000, 1));

    assertThat(exact.exhaustive()).isTrue();
    assertThat(sampled.exhaustive()).isFalse();
    for (int i = 0; i < exact.pairs().size(); i++) {
      var a = exact.pairs().get(i);
      var b = sampled.pairs().get(i);
      assertThat(b.p()).isEqualTo(a.p(), within(0.011));
      assertThat(b.singleStep()).isEqualTo(a.singleStep(), within(0.011));
      assertThat(b.stepDown()).isEqualTo(a.stepDown(), within(0.011));
    }
  }

  @Test
  void the_seed_alone_decides_not_the_threads() {
    var test = random(new SplittableRandom(6), 50, 3, 4);
    var plan = PermutationPlan.of(5_000, 42);

    assertThat(test.run(plan.withThreads(7))).isEqualTo(test.run(plan));
    assertThat(test.run(PermutationPlan.of(5_000, 43))).isNotEqualTo(test.run(plan));
  }

  @Test
  void adjusted_probabilities_stand_in_their_order() {
    for (int seed = 0; seed < 20; seed++) {
      var finding = random(new SplittableRandom(seed), 30, 3, 3).run(PermutationPlan.of(500, seed));
      for (var pair : finding.pairs()) {
        assertThat(pair.p()).isLessThanOrEqualTo(pair.stepDown());
        assertThat(pair.stepDown()).isLessThanOrEqualTo(pair.singleStep());
      }
    }
  }

  @Test
  void huge_and_tiny_figures_give_what_plain_ones_give() {
    double[] y = {9, 8, 2, 7, 3, 1};
    double[] x = {1, 1, 0, 1, 0, 0};
    var plain = test(ONE_STRATUM, x, y).run(PermutationPlan.of(100, 1));
    var scaled =
        test(
                ONE_STRATUM,
                IntStream.range(0, 6).mapToDouble(i -> x[i] * 1e-200).toArray(),
                IntStream.range(0, 6).mapToDouble(i -> y[i] * 1e200).toArray())
            .run(PermutationPlan.of(100, 1));

    assertThat(scaled.pairs().getFirst().z())
        .isEqualTo(plain.pairs().getFirst().z(), within(1e-12));
    assertThat(scaled.p()).isEqualTo(plain.p());
  }

  @Test
  void ten_thousand_permutations_of_400_organisations_and_30_pairs_take_under_two_seconds() {
    var test = random(new SplittableRandom(7), 400, 5, 6);
    test.run(PermutationPlan.of(1_000, 1));
    var cpu = ManagementFactory.getThreadMXBean();
    long before = cpu.getCurrentThreadCpuTime();
    test.run(PermutationPlan.of(10_000, 1));

    assertThat((cpu.getCurrentThreadCpuTime() - before) / 1e9).isLessThan(2);
  }

  @Test
  void wrong_tables_are_refused() {
    var x = new Exposure("x", 1, 0);
    var y = new Outcome("y", 1, 2);

    assertThatThrownBy(() -> new PermutationTest(new int[3], List.of(x), List.of(y)))
        .hasMessage("a column of 2 for 3 organisations");
    assertThatThrownBy(() -> new PermutationTest(new int[2], List.of(), List.of(y)))
        .hasMessage("no exposure");
    assertThatThrownBy(() -> new PermutationTest(new int[2], List.of(x, x), List.of(y)))
        .hasMessage("two of one name: exposures [x, x]");
    assertThatThrownBy(() -> new Exposure("x", Double.NaN))
        .hasMessage("exposure x of organisation 0 is NaN, not finite");
    assertThatThrownBy(() -> PermutationPlan.of(0, 1))
        .hasMessage("permutations 0 not in 1..10000000");
  }

  private static PermutationTest test(int[] strata, double[] x, double[] y) {
    return new PermutationTest(strata, List.of(new Exposure("x", x)), List.of(new Outcome("y", y)));
  }

  private static PermutationTest random(
      SplittableRandom random, int organisations, int exposures, int outcomes) {
    var strata = random.ints(organisations, 0, 3).toArray();
    var xs = new ArrayList<Exposure>();
    for (int e = 0; e < exposures; e++) {
      xs.add(new Exposure("x" + e, random.ints(organisations, 0, 2).asDoubleStream().toArray()));
    }
    var ys = new ArrayList<Outcome>();
    for (int o = 0; o < outcomes; o++) {
      ys.add(new Outcome("y" + o, random.doubles(organisations).toArray()));
    }
    return new PermutationTest(strata, xs, ys);
  }
}
