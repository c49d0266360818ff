package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExactTest {
  private static final Offset<Double> CLOSE = within(1e-10);
  private static final TwoByTwo TEA = new TwoByTwo(3, 1, 1, 3);

  @Test
  void fisher_tastes_tea() {
    assertThat(FisherExact.of(TEA, Side.GREATER).p()).isEqualTo(17 / 70.0, CLOSE);
    assertThat(FisherExact.of(TEA, Side.LESS).p()).isEqualTo(69 / 70.0, CLOSE);
    assertThat(FisherExact.of(TEA, Side.BOTH).p()).isEqualTo(34 / 70.0, CLOSE);
    var odds = ConditionalOdds.of(TEA, 0.95); // R: 6.408309, from 0.2117329
    assertThat(odds.value()).isEqualTo(6.408309, within(1e-4));
    assertThat(odds.interval().low()).isEqualTo(0.2117329, within(1e-5));
    // R says 621.93, which leaves 2.52 % above it; this is the equation itself.
    double high = odds.interval().high();
    double all = 1 + 16 * high + 36 * Math.pow(high, 2) + 16 * Math.pow(high, 3);
    assertThat(all / (all + Math.pow(high, 4))).isEqualTo(0.025, CLOSE);
  }

  @Test
  void with_an_empty_margin_only_one_table_is_possible() {
    var table = new TwoByTwo(0, 0, 3, 4);

    for (Side side : Side.values()) {
      assertThat(FisherExact.of(table, side).p()).isEqualTo(1);
      assertThat(ExactStrata.test(new Strata(List.of(table)), side).p()).isEqualTo(1);
    }
    var odds = ConditionalOdds.of(table, 0.95);
    assertThat(odds.value()).isNaN();
    assertThat(odds.why()).isEqualTo("a margin is empty: the table says nothing of the odds");
  }

  @Test
  void an_extreme_table_has_an_odds_ratio_without_end_on_one_side() {
    var odds = ConditionalOdds.of(new TwoByTwo(5, 0, 2, 4), 0.95);

    assertThat(odds.value()).isInfinite();
    assertThat(odds.interval().low()).isGreaterThan(0).isLessThan(10);
    assertThat(odds.interval().high()).isInfinite();
    assertThat(ConditionalOdds.of(new TwoByTwo(0, 5, 4, 2), 0.95).value()).isZero();
  }

  @Test
  void exact_tests_refuse_fractions_and_say_which() {
    var weighted = new TwoByTwo(3, 1.5, 1, 3);
    String message = "cell b is 1.5: an exact method counts people and takes no fractions";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherExact.of(weighted, Side.BOTH))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConditionalOdds.of(weighted, 0.95))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Boschloo.of(weighted, Side.BOTH))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactStrata.test(new Strata(List.of(weighted)), Side.BOTH))
        .withMessage(message);
    assertThatNoException().isThrownBy(() -> ChiSquare.of(weighted, true));
  }

  @Test
  void what_is_no_table_or_no_level_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwoByTwo(1, -2, 3, 4))
        .withMessage("cell b is -2.0, not from 0 to 2^53");
    assertThatIllegalArgumentException().isThrownBy(() -> new TwoByTwo(1, 2, Double.NaN, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConditionalOdds.of(TEA, 95))
        .withMessage("level 95.0 is not between 0 and 1");
  }

  @Test
  void a_billion_in_each_cell_are_tested_as_exactly_and_in_a_blink() {
    long cell = 1_000_000_000L;
    var table = new TwoByTwo(cell, cell, cell - 60_000, cell + 60_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(20), // some hundred milliseconds when nothing else runs
        () -> {
          double p = FisherExact.of(table, Side.BOTH).p();
          // So many that χ² is right to four digits.
          assertThat(p / ChiSquare.of(table, true).p()).isEqualTo(1, within(1e-4));
          var odds = ConditionalOdds.of(table, 0.95);
          var woolf = SampleOdds.of(table, 0.95);
          assertThat(odds.value()).isEqualTo(woolf.value(), within(1e-8));
          assertThat(odds.interval().low()).isEqualTo(woolf.interval().low(), within(1e-7));
        });
  }

  @Test
  void exact_tests_that_would_take_too_long_say_so_instead() {
    var huge = new TwoByTwo(1e9, 1e9, 1e9, 1e9);

    assertThat(Boschloo.of(huge, Side.BOTH).why()).contains("more than 20000 people");
    assertThat(Boschloo.of(huge, Side.BOTH).p()).isNaN();
    var strata = new Strata(List.of(huge, huge));
    assertThat(ExactStrata.test(strata, Side.BOTH).why()).contains("multiplications");
    assertThat(ExactStrata.odds(strata, 0.95).estimate().why()).contains("multiplications");
    assertThat(FisherExact.of(new TwoByTwo(1e12, 1, 1, 1), Side.BOTH).why()).contains("10^11");
  }

  @Test
  void boschloo_takes_its_largest_tables_and_is_no_more_than_fisher() {
    var table = new TwoByTwo(2100, 7900, 1950, 8050);

    var boschloo = Boschloo.of(table, Side.GREATER);
    double fisher = FisherExact.of(table, Side.GREATER).p();
    assertThat(boschloo.statistic()).isEqualTo(fisher, within(1e-15));
    assertThat(boschloo.p()).isBetween(0.8 * fisher, fisher);
  }

  @Test
  void boschloo_is_undefined_for_one_group_and_one_where_nobody_differs() {
    assertThat(Boschloo.of(new TwoByTwo(0, 0, 3, 4), Side.BOTH).p()).isNaN();
    assertThat(Boschloo.of(new TwoByTwo(0, 5, 0, 4), Side.BOTH).p()).isEqualTo(1);
  }

  @Test
  void one_stratum_is_a_table() {
    var table = new TwoByTwo(7, 5, 3, 9);
    var strata = new Strata(List.of(table, new TwoByTwo(0, 0, 0, 0), new TwoByTwo(4, 0, 7, 0)));

    for (Side side : Side.values()) {
      var exact = ExactStrata.test(strata, side);
      assertThat(exact.p()).isEqualTo(FisherExact.of(table, side).p(), CLOSE);
      assertThat(exact.strataUsed()).isEqualTo(1);
      assertThat(exact.strataDropped()).isEqualTo(2);
    }
    var odds = ExactStrata.odds(strata, 0.9).estimate();
    var single = ConditionalOdds.of(table, 0.9);
    assertThat(odds.value()).isEqualTo(single.value(), CLOSE);
    assertThat(odds.interval().high()).isEqualTo(single.interval().high(), CLOSE);
  }

  @Test
  void a_strong_association_in_large_strata_is_estimated_though_its_chance_is_nil() {
    var strong = new TwoByTwo(90_000, 10_000, 10_000, 90_000);
    var strata = new Strata(List.of(strong, strong));

    assertThat(ExactStrata.test(strata, Side.BOTH).p()).isZero(); // below 10^-299
    var odds = ExactStrata.odds(strata, 0.95).estimate();
    var mantel = MantelHaenszelOdds.of(strata, 0.95).estimate();
    assertThat(odds.value()).isEqualTo(81, within(0.01));
    assertThat(odds.interval().low()).isEqualTo(mantel.interval().low(), within(0.01));
  }

  @Test
  void every_stratum_empty_leaves_nothing_to_say() {
    for (Strata strata :
        List.of(new Strata(List.of()), new Strata(List.of(new TwoByTwo(0, 3, 0, 9))))) {
      assertThat(CochranMantelHaenszel.of(strata, true).p()).isNaN();
      assertThat(BreslowDay.of(strata, true).p()).isNaN();
      assertThat(MantelHaenszelOdds.of(strata, 0.95).estimate().value()).isNaN();
      assertThat(ExactStrata.odds(strata, 0.95).estimate().value()).isNaN();
      assertThat(ExactStrata.test(strata, Side.BOTH).p()).isEqualTo(1);
      assertThat(MantelHaenszelOdds.of(strata, 0.95).estimate().why()).contains("empty margin");
    }
  }
}
