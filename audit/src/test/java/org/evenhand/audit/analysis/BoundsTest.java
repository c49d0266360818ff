package org.evenhand.audit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Times;
import org.junit.jupiter.api.Test;

/** What is too large for a test is said where the test would stand. */
class BoundsTest {
  private static final int ORGANISATIONS = 60;

  @Test
  void times_that_are_too_many_for_hazards_are_told() {
    assertThat(beside(5, 400_001))
        .filteredOn(test -> List.of("kaplan-meier", "log-rank", "cox").contains(test.id()))
        .singleElement()
        .satisfies(test ->
            assertThat(test.notes())
                .containsExactly(
                    "not computed, nor medians and the log-rank test: 400,001 different times, and"
                        + " 400,000 is the most"));
  }

  @Test
  void times_that_are_few_enough_are_tested() {
    assertThat(beside(5, 600))
        .extracting(TestResult::id)
        .containsOnlyOnce("kaplan-meier", "log-rank", "cox");
  }

  @Test
  void a_control_that_regressions_do_without_is_named() {
    assertThat(beside(300, 600))
        .filteredOn(test -> test.id().equals("logistic"))
        .singleElement()
        .satisfies(test ->
            assertThat(test.notes())
                .contains(
                    "quarter not held equal: with it there are more than 12,000 different rows, too"
                        + " many for errors by organisation"));
  }

  private static List<TestResult> beside(int quarters, int times) {
    var made = World.fair(ORGANISATIONS, 25).make(new SplittableRandom(1));
    var cells = split(made.cells().getFirst(), quarters);
    var primary =
        new Primary(
            made.organisations(), PlanFile.read("plan", "permutations: 199"), List.of(cells));
    return primary.beside(primary.run().pairs().getFirst(), Optional.of(times(times))).tests();
  }

  /** Each cell as so many, one for each quarter. */
  private static Cells split(Cells cells, int quarters) {
    int all = cells.size() * quarters;
    var from = IntStream.range(0, all).map(i -> i / quarters).toArray();
    var level =
        new int[][] {
          Arrays.stream(from).map(i -> cells.level()[0][i]).toArray(),
          IntStream.range(0, all).map(i -> i % quarters).toArray()
        };
    return new Cells(
        cells.outcome(),
        Arrays.stream(from).map(i -> cells.organisation()[i]).toArray(),
        List.of("data_type", "quarter"),
        List.of(
            cells.levels().getFirst(),
            IntStream.range(0, quarters).mapToObj(q -> "q" + q).toList()),
        level,
        Arrays.stream(from).mapToDouble(i -> cells.count()[i]).toArray(),
        Arrays.stream(from).mapToDouble(i -> cells.sum()[i]).toArray(),
        Arrays.stream(from).mapToDouble(i -> cells.squares()[i]).toArray());
  }

  private static Times times(int count) {
    var ended = new boolean[count];
    Arrays.fill(ended, true);
    var once = new double[count];
    Arrays.fill(once, 1);
    return new Times(
        Outcome.WAIT,
        IntStream.range(0, count).map(i -> i % ORGANISATIONS).toArray(),
        new int[count],
        IntStream.range(0, count).mapToDouble(i -> 1 + i / 100.0).toArray(),
        ended,
        once);
  }
}
