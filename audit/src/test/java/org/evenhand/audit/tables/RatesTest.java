package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.evenhand.audit.tables.FunnelPlot.Organisation;
import org.evenhand.audit.tables.SelectionRates.Level;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void selection_rates_are_measured_by_the_highest() {
    var rows =
        SelectionRates.of(
            List.of(new Level("a", 48, 80), new Level("b", 12, 40), new Level("c", 0, 0)), 0.95);

    assertThat(rows.get(0).ratioToHighest()).isEqualTo(1);
    assertThat(rows.get(0).belowFourFifths()).isFalse();
    assertThat(rows.get(1).ratioToHighest()).isEqualTo(0.5, CLOSE);
    assertThat(rows.get(1).belowFourFifths()).isTrue();
    assertThat(rows.get(2).ratioToHighest()).isNaN();
    assertThat(rows.get(2).why()).isEqualTo("there is nobody to have a rate");
  }

  @Test
  void a_factor_of_one_level_and_one_where_nobody_is_selected_have_their_rates() {
    var one = SelectionRates.of(List.of(new Level("only", 3, 9)), 0.95).getFirst();
    assertThat(one.ratioToHighest()).isEqualTo(1);

    var none = SelectionRates.of(List.of(new Level("a", 0, 9), new Level("b", 0, 3)), 0.95);
    assertThat(none.getFirst().rate().value()).isZero();
    assertThat(none.getFirst().ratioToHighest()).isNaN();
    assertThat(none.getFirst().why()).isEqualTo("nobody was selected at any level");
    assertThat(SelectionRates.of(List.of(), 0.95)).isEmpty();
  }

  @Test
  void exactly_four_fifths_is_not_below() {
    // 0.7 / 0.875 is below 0.8 in doubles' arithmetic for some such pairs; the flag is exact.
    assertThat(ImpactRatio.isBelowFourFifths(new TwoByTwo(7, 3, 7, 1))).isFalse();
    assertThat(ImpactRatio.isBelowFourFifths(new TwoByTwo(69, 31, 7, 1))).isTrue();
    assertThat(ImpactRatio.isBelowFourFifths(new TwoByTwo(4e8, 6e8, 5e8, 5e8))).isFalse();
    assertThat(ImpactRatio.isBelowFourFifths(new TwoByTwo(4e8 - 1, 6e8 + 1, 5e8, 5e8))).isTrue();
  }

  @Test
  void weights_may_be_fractions_where_no_count_is_needed() {
    var weighted = new TwoByTwo(2.5, 7.5, 1.25, 3.75);

    assertThat(ImpactRatio.of(weighted, 0.95).value()).isEqualTo(1, CLOSE);
    assertThat(RiskDifference.of(weighted, 0.95).value()).isZero();
    assertThat(MantelHaenszelOdds.of(new Strata(List.of(weighted)), 0.95).estimate().value())
        .isEqualTo(1, CLOSE);
    assertThat(PooledZ.of(weighted).p()).isEqualTo(1, CLOSE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClopperPearson.of(2.5, 10, 0.95))
        .withMessage("part is 2.5: an exact method counts people and takes no fractions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wilson.of(11, 10, 0.95))
        .withMessage("11.0 of 10.0 is not a part of a whole");
  }

  @Test
  void intervals_reach_the_ends_and_no_further() {
    assertThat(Wilson.of(0, 10, 0.95).interval().low()).isZero();
    assertThat(Wilson.of(10, 10, 0.95).interval().high()).isEqualTo(1);
    var exact = ClopperPearson.of(0, 10, 0.95).interval(); // 1 − 0.025^(1/10)
    assertThat(exact.low()).isZero();
    assertThat(exact.high()).isEqualTo(1 - Math.pow(0.025, 0.1), CLOSE);
    double tiny = ClopperPearson.of(1, 1e9, 0.95).interval().low();
    assertThat(tiny / (-Math.log1p(-0.025) / 1e9)).isEqualTo(1, within(1e-6));
  }

  @Test
  void the_score_interval_of_a_ratio_is_there_where_katz_has_none() {
    var none = new TwoByTwo(0, 20, 8, 12);

    assertThat(ImpactRatio.of(none, 0.95).value()).isZero();
    assertThat(ImpactRatio.of(none, 0.95).interval().high()).isNaN();
    assertThat(KoopmanRatio.of(none, 0.95).interval().high()).isBetween(0.1, 0.7);
    assertThat(KoopmanRatio.of(new TwoByTwo(8, 12, 0, 20), 0.95).interval().high()).isInfinite();
    var all = KoopmanRatio.of(new TwoByTwo(9, 0, 7, 0), 0.95);
    assertThat(all.value()).isEqualTo(1);
    assertThat(all.interval().contains(1)).isTrue();
    assertThat(all.interval().low()).isBetween(0.5, 0.9);
  }

  @Test
  void a_difference_without_variation_has_no_interval_of_no_width() {
    var parted = new Strata(List.of(new TwoByTwo(9, 0, 0, 9)));

    var difference = MantelHaenszelDifference.of(parted, 0.95).estimate();
    assertThat(difference.value()).isEqualTo(1, CLOSE);
    assertThat(difference.interval().low()).isNaN();
    assertThat(difference.why()).isEqualTo("the strata show no variation");
    // Everybody of a stratum has the outcome: no difference there, and it counts.
    var mixed = new Strata(List.of(new TwoByTwo(9, 0, 9, 0), new TwoByTwo(6, 3, 3, 6)));
    assertThat(MantelHaenszelDifference.of(mixed, 0.95).estimate().value())
        .isEqualTo(1 / 6.0, CLOSE);
    assertThat(MantelHaenszelDifference.of(mixed, 0.95).strataUsed()).isEqualTo(2);
  }

  @Test
  void a_funnel_shows_who_stands_outside() {
    var standings =
        FunnelPlot.of(
            List.of(
                new Organisation("usual", 100, 1000),
                new Organisation("small", 1, 5),
                new Organisation("harsh", 190, 1000),
                new Organisation("closed", 0, 0)));

    assertThat(standings.get(1).isOutsideInner()).isFalse();
    assertThat(standings.get(2).isOutsideOuter()).isTrue();
    assertThat(standings.get(2).holm()).isGreaterThan(standings.get(2).p()).isLessThan(0.001);
    assertThat(standings.get(3).p()).isNaN();
    assertThat(standings.get(3).isOutsideInner()).isFalse();
    assertThat(standings.get(3).why()).isEqualTo("it has no cases");
  }

  @Test
  void funnel_limits_are_interpolated_between_counts() {
    // R is binomial(10, 0.5): P(R ≤ 1) = 0.0107, P(R ≤ 2) = 0.0547.
    var standing = FunnelPlot.of(List.of(new Organisation("x", 5, 10)), 0.5).getFirst();

    double alpha = (56 / 1024.0 - 0.025) / (45 / 1024.0);
    assertThat(standing.inner().low()).isEqualTo((2 - alpha) / 10, CLOSE);
    assertThat(standing.p()).isEqualTo(1);
  }

  @Test
  void when_nobody_or_everybody_has_the_event_nobody_stands_outside() {
    for (double part : new double[] {0, 1}) {
      for (var one : FunnelPlot.of(List.of(new Organisation("x", part * 9, 9)))) {
        assertThat(one.isOutsideInner()).isFalse();
        assertThat(one.p()).isEqualTo(1);
      }
    }
    assertThat(FunnelPlot.of(List.of(new Organisation("x", 0, 0))).getFirst().p()).isNaN();
  }
}
