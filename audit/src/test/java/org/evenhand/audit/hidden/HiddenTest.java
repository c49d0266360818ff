package org.evenhand.audit.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.audit.numeric.Interval;
import org.junit.jupiter.api.Test;

class HiddenTest {
  // VanderWeele & Ding (2017), Table 2 and text: infants without breast milk.
  @Test
  void the_papers_first_example_comes_out_as_in_the_paper() {
    var value = EValue.of(Ratio.RISK, 3.9, new Interval(1.8, 8.7, 0.95));

    assertThat(value.estimate()).isEqualTo(7.26, within(0.005));
    assertThat(value.limit()).isEqualTo(3.0, within(1e-12));
  }

  @Test
  void ratios_below_one_are_turned_around() {
    var up = EValue.of(Ratio.RISK, 4, new Interval(2, 8, 0.95));
    var down = EValue.of(Ratio.RISK, 0.25, new Interval(0.125, 0.5, 0.95));

    assertThat(down.estimate()).isEqualTo(up.estimate(), within(1e-12));
    assertThat(down.limit()).isEqualTo(up.limit(), within(1e-12));
  }

  @Test
  void common_outcomes_have_their_ratios_brought_nearer_to_one() {
    var interval = new Interval(1, 100, 0.95);

    assertThat(EValue.of(Ratio.COMMON_ODDS, 9, interval).estimate())
        .isEqualTo(EValue.of(Ratio.RISK, 3, interval).estimate());
    assertThat(EValue.of(Ratio.COMMON_HAZARD, 4, interval).estimate())
        .isEqualTo(
            EValue.of(Ratio.RISK, (1 - 0.25) / (1 - Math.sqrt(0.5)), interval).estimate(),
            within(1e-12));
  }

  @Test
  void what_could_be_nothing_needs_nothing_hidden() {
    assertThat(EValue.of(Ratio.RISK, 1.5, new Interval(0.9, 2.5, 0.95)).limit()).isEqualTo(1);
    assertThat(EValue.of(Ratio.RISK, 1, new Interval(1, 1, 0.95)).estimate()).isEqualTo(1);
    assertThat(
            EValue.of(Ratio.COMMON_HAZARD, 0, new Interval(0, Double.POSITIVE_INFINITY, 0.95))
                .estimate())
        .isInfinite();
    assertThat(
            EValue.of(Ratio.RISK, Double.NaN, new Interval(Double.NaN, Double.NaN, 0.95)).reason())
        .hasValue("the ratio is not defined");
    assertThatThrownBy(() -> EValue.of(Ratio.RISK, 3, new Interval(1, 2, 0.95)))
        .hasMessage("ratio 3.0 is not within 1.0..2.0");
  }

  @Test
  void equivalence_at_five_percent_is_the_ninety_percent_interval_within_the_margin() {
    var within = new Interval(-0.099, 0.04, 0.9);
    var beyond = new Interval(-0.101, 0.04, 0.9);

    assertThat(Equivalence.of(within, 0.1).holds(0.05)).isTrue();
    assertThat(Equivalence.of(beyond, 0.1).holds(0.05)).isFalse();
    assertThat(Equivalence.of(new Interval(-0.1, 0.04, 0.9), 0.1).p())
        .isEqualTo(0.05, within(1e-12));
  }

  @Test
  void an_interval_without_an_end_shows_nothing() {
    var equivalence = Equivalence.of(new Interval(0, Double.POSITIVE_INFINITY, 0.95), 1);

    assertThat(equivalence.p()).isNaN();
    assertThat(equivalence.holds(0.05)).isFalse();
    assertThatThrownBy(() -> Equivalence.of(new Interval(0, 1, 0.9), 0))
        .hasMessage("margin 0.0 is not above 0 and finite");
  }

  @Test
  void every_subset_of_few_controls_is_run_once_and_sorted() {
    var runs = new ArrayList<List<String>>();
    var curve =
        SpecificationCurve.of(
            List.of("a", "b", "c"),
            controls -> {
              runs.add(controls);
              double estimate = controls.contains("c") ? Double.NaN : 2.0 - controls.size();
              return new Specification(controls, estimate, controls.isEmpty() ? 0.01 : 0.5);
            },
            1);

    assertThat(runs).hasSize(8).doesNotHaveDuplicates();
    assertThat(curve.specifications())
        .extracting(Specification::estimate)
        .containsExactly(0.0, 1.0, 1.0, 2.0);
    assertThat(curve.undefined()).hasSize(4);
    assertThat(curve.median()).isEqualTo(1);
    assertThat(curve.significant(0.05)).isEqualTo(0.25);
    assertThat(curve.basis()).isEqualTo("All 8 models were run; 4 have no estimate.");
  }

  @Test
  void of_many_subsets_a_seeded_sample_is_run_and_it_says_so() {
    var controls = IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();
    var first = SpecificationCurve.of(controls, HiddenTest::size, 7);

    assertThat(first.specifications()).hasSize(SpecificationCurve.MOST);
    assertThat(new HashSet<>(first.specifications())).hasSize(SpecificationCurve.MOST);
    assertThat(first).isEqualTo(SpecificationCurve.of(controls, HiddenTest::size, 7));
    assertThat(first).isNotEqualTo(SpecificationCurve.of(controls, HiddenTest::size, 8));
    assertThat(first.specifications().getFirst().controls()).isEmpty();
    assertThat(first.basis())
        .isEqualTo("1,024 of 1,048,576 models, drawn with seed 7, were run; 0 have no estimate.");
  }

  private static Specification size(List<String> controls) {
    return new Specification(controls, controls.size(), 0.5);
  }
}
