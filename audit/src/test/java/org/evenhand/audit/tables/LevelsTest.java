package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there is nothing to find, tests may not find it too often. */
class LevelsTest {
  @ParameterizedTest
  @CsvSource({"8, 0.2", "12, 0.5", "15, 0.1"})
  void exact_tests_of_one_table_never_reject_more_often_than_they_say(int size, double rate) {
    var levels = Levels.ofOne(size, rate);

    assertThat(levels.get("Fisher, exact")).isBetween(0.0001, 0.05);
    assertThat(levels.get("Boschloo, exact")).isBetween(levels.get("Fisher, exact"), 0.05);
  }

  @ParameterizedTest
  @CsvSource({"60, 0.3", "80, 0.5"})
  void asymptotic_tests_of_large_tables_reject_about_as_often_as_they_say(int size, double rate) {
    var levels = Levels.ofOne(size, rate, Set.of("χ²", "χ², corrected"));

    assertThat(levels.get("χ²")).isBetween(0.04, 0.065);
    assertThat(levels.get("χ², corrected")).isBetween(0.02, 0.05);
  }

  @ParameterizedTest
  @CsvSource({"3, 50", "12, 20"})
  void tests_over_strata_hold_their_level(int strata, int size) {
    var levels = Levels.ofMany(strata, size, 2);

    // 4,000 worlds at a rate of 5 % have a standard error of 0.35 %; here are four of them.
    assertThat(levels.get("CMH, exact")).isLessThan(0.064);
    assertThat(levels.get("CMH")).isBetween(0.036, 0.064);
    assertThat(levels.get("Breslow–Day, Tarone")).isBetween(0.03, 0.064);
  }
}
