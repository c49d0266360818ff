package org.evenhand.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.result.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationsTest {
  private static final int LINES = 40;
  private static final Map<String, List<TestResult>> BATTERIES = ExplainedTables.batteries();
  private static final List<ExplainedFigures.Shown> FIGURES = ExplainedFigures.all(BATTERIES);

  static List<String> names() {
    return Explanations.names();
  }

  static List<ExplainedFigures.Shown> figures() {
    return FIGURES;
  }

  @Test
  void every_test_that_a_comparison_can_be_put_to_has_a_page() {
    var ids = new TreeSet<String>();
    BATTERIES.values().forEach(tests -> tests.forEach(test -> ids.add(test.id())));

    assertThat(ids).hasSizeGreaterThanOrEqualTo(27);
    assertThat(Explanations.names()).containsAll(ids);
  }

  @Test
  void the_index_and_the_pages_agree() throws IOException, URISyntaxException {
    var index = Objects.requireNonNull(ExplanationsTest.class.getResource("explain/index.txt"));
    try (Stream<Path> files = Files.list(Path.of(index.toURI()).resolveSibling(""))) {
      var pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md"))
              .map(name -> name.substring(0, name.length() - ".md".length()))
              .toList();

      assertThat(Explanations.names())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(pages);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_page_is_short_and_says_what_is_asked_how_and_what_is_taken_for_granted(String name) {
    var page = Explanations.of(name);

    assertThat(page).startsWith("# ");
    assertThat(page.lines().count()).isLessThanOrEqualTo(LINES);
    assertThat(page)
        .containsSubsequence(
            "**Asks**",
            "**How**",
            "**Example**",
            "**Estimates**",
            "**Takes for granted**",
            "**In an audit by organisations**",
            "**Source**");
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_page_refers_to_pages_that_there_are(String name) {
    var referred =
        java.util.regex.Pattern.compile("`([a-z]+(?:-[a-z]+)+|power|cox|holm|firth|balance)`")
            .matcher(Explanations.of(name).replace("--explain ", ""))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(Explanations.names()).containsAll(referred);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void an_example_has_the_figures_that_the_estimators_give(ExplainedFigures.Shown shown) {
    var page = Explanations.of(shown.page()).replaceAll("\\s+", " ");

    assertThat(shown.figures())
        .isNotEmpty()
        .allSatisfy(figure -> assertThat(page).contains(figure));
  }

  @Test
  void every_page_has_figures_that_are_held() {
    var held = FIGURES.stream().map(ExplainedFigures.Shown::page).toList();

    assertThat(held).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void a_test_without_a_page_is_refused_with_the_names_of_those_that_have_one() {
    assertThatThrownBy(() -> Explanations.of("../page"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("\"../page\"")
        .hasMessageContaining("fisher-exact");
  }
}
