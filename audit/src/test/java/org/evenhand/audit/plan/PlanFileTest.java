package org.evenhand.audit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evenhand.audit.input.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code BrokenInputTest} does not try. */
class PlanFileTest {
  @Test
  void a_plan_saved_with_other_ends_of_lines_is_the_same_plan() {
    var unix = PlanFile.standard();
    var windows = PlanFile.read("plan", Plan.DEFAULT.replace("\n", "\r\n"));

    assertThat(windows).isEqualTo(unix);
    assertThat(windows.hash()).isEqualTo(unix.hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\0", "\\e[31mred", "\\u202eright to left", "\\u200b"})
  void a_title_has_no_character_that_cannot_be_seen(String title) {
    assertThatThrownBy(() -> PlanFile.read("plan", "title: \"" + title + "\"\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("plan, line 1, 'title': is at most 200 characters")
        .message()
        .matches("\\P{Cntrl}*");
  }

  @Test
  void a_title_is_short_and_its_words_fit_a_page() {
    assertThat(PlanFile.read("plan", "title: ¿Quién fue favorecido?\n").title())
        .isEqualTo("¿Quién fue favorecido?");
    assertThatThrownBy(() -> PlanFile.read("plan", "title: " + "a".repeat(61) + "\n"))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> PlanFile.read("plan", "title: " + "a ".repeat(101) + "b\n"))
        .isInstanceOf(BadInput.class);
  }
}
