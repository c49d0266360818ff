package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConditionalLogisticTest {
  private static final Offset<Double> FIVE = within(5e-6);

  @Test
  void abortions_and_infertility_are_as_published() throws IOException {
    var table = PublishedTable.read("datasets_infert.csv");
    var design =
        Design.withoutIntercept(table.rows())
            .numeric("spontaneous", table.numbers("spontaneous"))
            .numeric("induced", table.numbers("induced"))
            .build();
    var fit =
        ConditionalLogistic.fit(Trials.of(design, table.is("case", "1")), table.codes("stratum"));
    assertThat(fit.estimates().value("spontaneous")).isCloseTo(1.98588, FIVE);
    assertThat(fit.estimates().standardError("spontaneous")).isCloseTo(0.35244, FIVE);
    assertThat(fit.estimates().value("induced")).isCloseTo(1.40901, FIVE);
    assertThat(fit.estimates().standardError("induced")).isCloseTo(0.36071, FIVE);
    assertThat(fit.logLikelihood()).isCloseTo(-64.2022, within(5e-5));
    assertThat(fit.setsWithoutVariation()).isZero();
  }

  @Test
  void pairs_that_differ_give_the_ratio_of_their_kinds() {
    // 12 pairs in which the exposed alone had the outcome, 5 the other way round.
    var design = Design.withoutIntercept(34).numeric("x", alternating()).build();
    boolean[] had = new boolean[34];
    int[] sets = new int[34];
    for (int i = 0; i < 34; i++) {
      sets[i] = i / 2;
      had[i] = i / 2 < 12 == (i % 2 == 1);
    }
    var fit = ConditionalLogistic.fit(Trials.of(design, had), sets);
    assertThat(fit.estimates().value("x")).isCloseTo(Math.log(12 / 5.0), within(1e-12));
    assertThat(fit.estimates().standardError("x"))
        .isCloseTo(Math.sqrt(1 / 12.0 + 1 / 5.0), within(1e-12));
  }

  private static double[] alternating() {
    double[] x = new double[34];
    for (int i = 0; i < 34; i++) {
      x[i] = i % 2;
    }
    return x;
  }

  @Test
  void sets_of_thousands_neither_overflow_nor_lose_digits() {
    // One table of 2 by 2 given its margins: the sum is over the extended hypergeometric.
    var design = Design.withoutIntercept(2).numeric("x", new double[] {0, 1}).build();
    var fit =
        ConditionalLogistic.fit(
            Trials.of(design, new double[] {700, 900}, new double[] {1500, 1500}), new int[2]);
    double b = fit.estimates().value("x");
    double weights = 0;
    double mean = 0;
    double[] log = new double[1501];
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 100; k <= 1500; k++) {
      log[k] = choose(1500, k) + choose(1500, 1600 - k) + k * b;
      top = Math.max(top, log[k]);
    }
    for (int k = 100; k <= 1500; k++) {
      weights += Math.exp(log[k] - top);
      mean += k * Math.exp(log[k] - top);
    }
    assertThat(mean / weights).isCloseTo(900, within(1e-6));
  }

  private static double choose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log(n - k + i) - Math.log(i);
    }
    return sum;
  }

  @Test
  void sets_without_variation_say_nothing_and_are_counted() {
    var random = new SplittableRandom(3);
    double[] x = new double[40];
    boolean[] had = new boolean[40];
    int[] sets = new int[40];
    for (int i = 0; i < 40; i++) {
      x[i] = random.nextInt(4);
      had[i] = i < 30 ? random.nextBoolean() : i < 35;
      sets[i] = i / 5;
    }
    var all = ConditionalLogistic.fit(trials(x, had), sets);
    assertThat(all.setsWithoutVariation()).isGreaterThanOrEqualTo(2);
    var some =
        ConditionalLogistic.fit(
            trials(java.util.Arrays.copyOf(x, 30), java.util.Arrays.copyOf(had, 30)),
            java.util.Arrays.copyOf(sets, 30));
    assertThat(all.estimates().value("x")).isCloseTo(some.estimates().value("x"), within(1e-12));
    assertThat(all.logLikelihood()).isCloseTo(some.logLikelihood(), within(1e-12));
  }

  private static Trials trials(double[] x, boolean[] had) {
    return Trials.of(Design.withoutIntercept(x.length).numeric("x", x).build(), had);
  }

  @Test
  void separation_within_sets_is_said() {
    // Within each set the higher had the outcome, though not over all.
    var fit =
        ConditionalLogistic.fit(
            trials(new double[] {1, 2, 5, 6}, new boolean[] {false, true, false, true}),
            new int[] {1, 1, 2, 2});
    assertThat(fit.separation().kind()).isEqualTo(Separation.Kind.COMPLETE);
    assertThat(fit.separation().columns()).containsExactly(new Separation.Column("x", 1));
    assertThat(fit.estimates().value("x")).isNaN();
    assertThat(fit.logLikelihood()).isCloseTo(0, within(1e-12));
  }

  @Test
  void what_is_the_same_within_every_set_has_no_estimate() {
    var design =
        Design.withIntercept(4)
            .numeric("set", new double[] {0.1, 0.1, 0.7, 0.7})
            .numeric("x", new double[] {1, 2, 1, 2})
            .build();
    var fit =
        ConditionalLogistic.fit(
            Trials.of(design, new boolean[] {true, false, false, true}), new int[] {1, 1, 2, 2});
    assertThat(fit.estimates().reason(0)).isEqualTo("the same within every set");
    assertThat(fit.estimates().reason(1)).isEqualTo("the same within every set");
    assertThat(fit.estimates().value("x")).isCloseTo(0, within(1e-12));
    assertThat(fit.parameters()).isEqualTo(1);
  }

  @Test
  void counts_must_be_whole() {
    var design = Design.withoutIntercept(1).numeric("x", new double[] {1}).build();
    var half = Trials.of(design, new double[] {0.5}, new double[] {2});
    assertThatThrownBy(() -> ConditionalLogistic.fit(half, new int[1]))
        .hasMessage("row 0: 0.5 of 2.0, not whole");
  }
}
