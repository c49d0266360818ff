package org.evenhand.audit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Verdict;
import org.evenhand.audit.result.Verdict.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict's level by its rules, and that its words say what its numbers say. */
class JudgeTest {
  private static final Plan PLAN =
      PlanFile.read(
          "plan",
          """
          outcomes: [granted, wait, price]
          exposures: [payment, closeness]
          alpha: 0.05
          strong_alpha: 0.005
          equivalence: 0.1
          """);

  @ParameterizedTest
  @CsvSource({
    "0.004, 0.20, false, STRONG",
    "0.004, 0.05, false, SIGNAL",
    "0.03, 0.20, false, SIGNAL",
    "0.03, 0.02, true, SIGNAL",
    "0.30, 0.02, true, NONE",
    "0.30, 0.20, false, INCONCLUSIVE"
  })
  void the_level_follows_from_p_and_the_difference_alone(
      double p, double difference, boolean equivalent, Level level) {
    var verdict = judged(pair(Outcome.GRANTED, Exposure.PAYMENT, 2, difference, p, equivalent));

    assertThat(verdict.level()).isEqualTo(level);
  }

  @Test
  void one_pair_that_is_not_shown_to_be_equivalent_is_enough_for_no_none() {
    var verdict =
        judged(
            pair(Outcome.GRANTED, Exposure.PAYMENT, 0.2, 0.01, 0.9, true),
            pair(Outcome.WAIT, Exposure.PAYMENT, 0.2, 0.3, 0.9, false));

    assertThat(verdict.level()).isEqualTo(Level.INCONCLUSIVE);
  }

  @Test
  void more_and_less_are_said_in_the_outcomes_own_words() {
    assertThat(sentence(Outcome.GRANTED, 3, 0.2))
        .startsWith(
            "Organisations that paid had a higher share of requests that were granted than");
    assertThat(sentence(Outcome.WAIT, -3, -0.5))
        .startsWith("Organisations that paid had fewer days between request and ruling than");
    assertThat(sentence(Outcome.PRICE, -3, -0.5))
        .startsWith("Organisations that paid had a lower price than comparable others");
  }

  /** The test asks whether more goes with more; the row beside it compares any with none. */
  @Test
  void a_trend_against_the_difference_of_any_and_none_is_said_as_both_and_is_not_strong() {
    var pair = pair(Outcome.GRANTED, Exposure.PAYMENT, 3, -0.2, 0.001, false);

    assertThat(judged(pair).level()).isEqualTo(Level.SIGNAL);
    assertThat(judged(pair).sentence())
        .startsWith("Where more was paid, organisations had a higher share")
        .contains("although those that paid had a lower share");
  }

  @Test
  void a_difference_that_cannot_be_estimated_contradicts_no_trend() {
    var verdict = judged(pair(Outcome.GRANTED, Exposure.PAYMENT, 3, Double.NaN, 0.001, false));

    assertThat(verdict.level()).isEqualTo(Level.SIGNAL);
    assertThat(verdict.sentence()).startsWith("Organisations that paid had a higher share");
  }

  @Test
  void none_names_what_was_tested_alone_and_the_verdict_says_what_was_not() {
    var verdict = judged(pair(Outcome.GRANTED, Exposure.PAYMENT, 0.1, 0.01, 0.9, true));

    assertThat(verdict.sentence())
        .contains("organisations that paid and comparable others")
        .doesNotContain("ties")
        .contains("How much each gave was tested as well, but that it made no difference is not");
    assertThat(verdict.untested())
        .isEqualTo(
            "Of the plan these could not be tested, for want of data: the exposures closeness; the"
                + " outcomes wait, price.");
  }

  @Test
  void where_nothing_could_be_compared_it_says_so() {
    var verdict = judged();

    assertThat(verdict.level()).isEqualTo(Level.INCONCLUSIVE);
    assertThat(verdict.sentence()).startsWith("Nothing could be compared");
  }

  @Test
  void placebos_that_differ_are_a_caution() {
    var pairs = List.of(pair(Outcome.GRANTED, Exposure.PAYMENT, 3, 0.2, 0.001, false));

    assertThat(Judge.of(pairs, PLAN, 0.02).caution()).contains("nobody could sway");
    assertThat(Judge.of(pairs, PLAN, 0.2).caution()).isEmpty();
  }

  private static String sentence(Outcome outcome, double z, double difference) {
    return judged(pair(outcome, Exposure.PAYMENT, z, difference, 0.01, false)).sentence();
  }

  private static Verdict judged(Pair... pairs) {
    return Judge.of(List.of(pairs), PLAN, Double.NaN);
  }

  private static Pair pair(
      Outcome outcome,
      Exposure exposure,
      double z,
      double difference,
      double p,
      boolean equivalent) {
    var side = new Pair.Side(20, 100, 0.5);
    return new Pair(
        outcome,
        exposure,
        "the exposed: any at all",
        exposure.phrase(),
        side,
        side,
        Figure.of("difference", difference, 0.05, difference - 0.1, difference + 0.1, 0.95),
        z,
        p,
        p,
        p,
        equivalent,
        0.15,
        List.of());
  }
}
