package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampledTablesTest {
  private static SampledTables rows(int... cell) {
    double[] weight = new double[cell.length];
    int[] unit = new int[cell.length];
    Arrays.setAll(weight, i -> 1 + i % 3);
    Arrays.setAll(unit, i -> i);
    return new SampledTables(cell, weight, unit, cell.length, 1);
  }

  @Test
  void an_empty_cell_leaves_ratios_without_an_interval_and_says_so() {
    var noneOfTheExposed = rows(1, 1, 1, 2, 2, 3, 3, 3);
    var noneOfTheOthers = rows(0, 0, 1, 1, 3, 3, 3);
    for (var estimate :
        List.of(
            noneOfTheExposed.ratio(0.95),
            noneOfTheExposed.odds(0.95),
            noneOfTheOthers.ratio(0.95),
            noneOfTheOthers.odds(0.95))) {
      assertThat(estimate.interval().low()).isNaN();
      assertThat(estimate.interval().high()).isNaN();
      assertThat(estimate.why()).startsWith("a cell is empty");
    }
    assertThat(noneOfTheExposed.odds(0.95).value()).isZero();
    assertThat(noneOfTheOthers.ratio(0.95).value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void what_is_the_same_in_every_stratum_has_no_interval_of_rounding() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      int[] cell = new int[30];
      Arrays.setAll(cell, i -> 4 * (i % 3) + 3 * (i / 3 % 2));
      double[] weight = random.doubles(30, 0.1, 7).toArray();
      int[] unit = new int[30];
      Arrays.setAll(unit, i -> i);
      var common = new SampledTables(cell, weight, unit, 30, 3).commonDifference(0.95).estimate();
      assertThat(common.value()).isCloseTo(1, within(1e-12));
      assertThat(common.interval().low()).isNaN();
      assertThat(common.why()).contains("no variation");
    }
  }
}
