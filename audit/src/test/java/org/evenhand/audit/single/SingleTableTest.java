package org.evenhand.audit.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.result.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One question to one table: odd tables, odd columns, weights of both kinds. */
final class SingleTableTest {
  private static final String COUNTS = "x,y,n\n1,1,7\n1,0,3\n0,1,5\n0,0,9\n";
  private static final String SAMPLE =
      "x,y,n,s,g\n1,1,2.5,a,p\n1,1,1,a,q\n1,0,4,b,p\n1,0,0.5,a,r\n0,1,3,b,q\n0,1,1.5,a,r\n"
          + "0,0,2,b,s\n0,0,6,a,s\n0,0,1,b,p\n";

  @TempDir Path folder;

  private static Question plain(String exposure, String value) {
    return new Question("y", "1", exposure, value, List.of(), "", false, "", "", List.of(), 1);
  }

  private static Question weighted(boolean sampling, String cluster, List<String> strata) {
    return new Question("y", "1", "x", "1", strata, "n", sampling, "", cluster, List.of(), 1);
  }

  private static Question controlled(String... controls) {
    return new Question("y", "1", "x", "1", List.of(), "", false, "", "", List.of(controls), 1);
  }

  private Answer ask(String table, Question question) {
    try (var tables = Tables.open("256MB")) {
      var path = Files.writeString(folder.resolve("table.csv"), table);
      var numbers = question.weight().isEmpty() ? List.<String>of() : List.of(question.weight());
      var file = tables.load(Schema.table(numbers), path, _ -> {});
      return SingleTable.ask(tables, file, question);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TestResult test(Answer answer, String id) {
    return answer.tests().stream().filter(test -> test.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_column_may_be_called_what_the_audit_calls_its_own() {
    var answer = ask("weight,weight_,y\n1,a,1\n0,b,0\n1,b,0\n0,a,1\n1,a,1\n", plain("weight", "1"));
    assertThat(test(answer, "selection-rates").figure("rate of the exposed").value())
        .isEqualTo(2.0 / 3);
    assertThatThrownBy(() -> ask("line_,y\n1,1\n0,0\n", plain("line_", "1")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line_");
    assertThatThrownBy(() -> ask("(Intercept),y\n1,1\n2,0\n", plain("(Intercept)", "")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("rename");
  }

  @Test
  void one_column_cant_have_two_parts() {
    assertThatThrownBy(() -> ask("x,y\n1,1\n0,0\n", plain("y", "1")))
        .hasMessage("column 'y' can't be the outcome and the exposure");
    assertThatThrownBy(() -> ask("x,y\n1,1\n0,0\n", controlled("y")))
        .hasMessage("column 'y' can't be the outcome and a control");
    assertThatThrownBy(() -> ask("x,y\n1,1\n0,0\n", controlled("x")))
        .hasMessage("column 'x' can't be the exposure and a control");
    var weighsItself =
        new Question("y", "1", "n", "7", List.of(), "n", false, "", "", List.of(), 1);
    assertThatThrownBy(() -> ask(COUNTS, weighsItself))
        .hasMessage("column 'n' can't be the weight and something else");
  }

  @Test
  void a_control_named_twice_is_held_equal_once_and_levels_that_read_alike_stay_apart() {
    var table = new StringBuilder("x,y,a,ab\n");
    for (int i = 0; i < 24; i++) {
      table.append(
          "%d,%d,%s,%s\n"
              .formatted(
                  i % 2,
                  i % 3 == 0 ? 1 : 0,
                  "cb1".charAt(i % 3) == 'b' ? "b1" : "c" + i % 2,
                  "x1".charAt(i / 2 % 2)));
    }
    var answer = ask(table.toString(), controlled("a", "a", "ab"));
    var names = test(answer, "logistic").figures().stream().map(figure -> figure.name()).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void whatever_has_no_number_has_a_note() {
    var infinite = ask("x,y,n\n1,1,7\n1,0,0\n0,1,5\n0,0,9\n", weighted(false, "", List.of()));
    assertThat(test(infinite, "fisher-exact").notes())
        .contains("odds ratio (conditional MLE): infinite");
    var twins = new StringBuilder("x,y,z,z2\n");
    for (int i = 0; i < 30; i++) {
      twins.append("%d,%d,%d,%d\n".formatted(i % 2, i % 3 == 0 ? 1 : 0, i % 7, 2 * (i % 7)));
    }
    var answer = ask(twins.toString(), controlled("z", "z2"));
    assertThat(test(answer, "marginal-effects").notes())
        .contains("z2: a combination of earlier columns");
  }

  @Test
  void a_row_without_a_weight_is_left_out_and_told() {
    var answer = ask(COUNTS + "1,1,\n0,1,0\n", weighted(false, "", List.of()));
    assertThat(answer.cases()).isEqualTo(24);
    assertThat(answer.remarks()).extracting(remark -> remark.count()).containsExactly(1.0, 1.0);
  }

  @Test
  void exact_tests_refuse_fractions_even_where_they_add_up_to_whole_numbers() {
    var answer =
        ask("x,y,n\n1,1,0.5\n1,1,0.5\n1,0,1\n0,1,2\n0,0,3\n", weighted(false, "", List.of()));
    assertThat(test(answer, "fisher-exact").p()).isNaN();
    assertThat(test(answer, "fisher-exact").notes())
        .containsExactly(
            "not computed: some weights have fractions, and an exact method counts people;"
                + " if a sample was drawn, say --weights sampling");
    assertThat(test(answer, "chi-square").p()).isBetween(0.0, 1.0);
  }

  @Test
  void weights_that_sum_up_to_next_to_nothing_stop_no_estimator() {
    var answer =
        ask("x,y,n\n1,1,1e-6\n1,0,2e-6\n0,1,3e-6\n0,0,1e-6\n", weighted(false, "", List.of()));
    assertThat(test(answer, "firth").p()).isBetween(0.99, 1.0);
    assertThatThrownBy(() -> ask("x,y,n\n1,1,1e300\n0,0,1\n", weighted(false, "", List.of())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("more than can be counted");
  }

  @Test
  void a_sample_of_equal_weights_has_the_errors_of_linearisation() {
    var rows = new StringBuilder("x,y,n\n");
    int[] cells = {7, 3, 5, 9};
    for (int cell = 0; cell < 4; cell++) {
      rows.append("%d,%d,3.5\n".formatted(1 - cell / 2, 1 - cell % 2).repeat(cells[cell]));
    }
    var sampled = ask(rows.toString(), weighted(true, "", List.of()));
    var own = test(sampled, "logistic").figure("x=1");
    assertThat(own.value()).isCloseTo(Math.log(7.0 * 9 / 3 / 5), within(1e-12));
    // With equal weights the linearised variance is Woolf's, times n / (n - 1).
    var woolf = 1.0 / 7 + 1.0 / 3 + 1.0 / 5 + 1.0 / 9;
    assertThat(own.standardError()).isCloseTo(Math.sqrt(woolf * 24 / 23), within(1e-12));
    assertThat(test(sampled, "logistic").freedom()).isEqualTo(22);
    // Then the effect of the design is n / (n - 1) alone.
    assertThat(test(sampled, "rao-scott").statistic())
        .isCloseTo(24 * Math.pow(7 * 9 - 3 * 5, 2) / 10 / 14 / 12 / 12 * 23 / 24, within(1e-12));
  }

  @Test
  void tests_that_count_people_refuse_a_sample_and_name_what_stands_in() {
    var answer = ask(SAMPLE, weighted(true, "", List.of("s")));
    for (var id :
        List.of(
            "fisher-exact",
            "boschloo-exact",
            "chi-square",
            "chi-square-corrected",
            "two-proportions-z",
            "power",
            "cmh",
            "cmh-corrected",
            "cmh-exact",
            "breslow-day",
            "breslow-day-tarone")) {
      assertThat(test(answer, id).p()).as(id).isNaN();
      assertThat(test(answer, id).notes()).as(id).hasSize(1).first().asString().contains("see ");
    }
    assertThat(answer.cases()).isEqualTo(9);
  }

  @Test
  void the_unit_of_a_samples_weights_changes_nothing() {
    var other = new StringBuilder();
    SAMPLE
        .lines()
        .forEach(line -> {
          var cells = line.split(",", -1);
          cells[2] = cells[2].equals("n") ? "n" : cells[2] + "e-9";
          other.append(String.join(",", cells)).append('\n');
        });
    for (var cluster : List.of("", "g")) {
      var question = weighted(true, cluster, List.of("s"));
      var one = all(ask(SAMPLE, question));
      var two = all(ask(other.toString(), question));
      assertThat(one).hasSameSizeAs(two);
      for (int i = 0; i < one.size(); i++) {
        assertThat(two.get(i)).isCloseTo(one.get(i), within(1e-9));
      }
    }
  }

  /**
   * The E-value of a crude difference beside a Mantel–Haenszel ratio would be taken for its own.
   */
  @Test
  void what_does_not_hold_strata_equal_says_so() {
    var table = new StringBuilder("x,y,s\n");
    for (int i = 0; i < 120; i++) {
      table
          .append(i % 2)
          .append(',')
          .append(i % 3 == 0 ? 1 : 0)
          .append(',')
          .append(i % 5)
          .append('\n');
    }
    var apart = ask(table.toString(), stratified(List.of("s"), List.of()));
    var both = ask(table.toString(), stratified(List.of("s"), List.of("s:factor")));
    var note = "--strata are not held equal here; --controls s would do that";

    assertThat(apart.tests())
        .filteredOn(test -> test.notes().contains(note))
        .extracting(TestResult::id)
        .contains("logistic", "marginal-effects", "e-value")
        .doesNotContain("cmh", "fisher-exact");
    assertThat(both.tests()).noneMatch(test -> test.notes().contains(note));
  }

  private static Question stratified(List<String> strata, List<String> controls) {
    return new Question("y", "1", "x", "1", strata, "", false, "", "", controls, 1);
  }

  private static List<Double> all(Answer answer) {
    var numbers = new ArrayList<Double>();
    for (var test : answer.tests()) {
      numbers.addAll(List.of(test.statistic(), test.p(), test.n()));
      test.figures().forEach(f -> numbers.addAll(List.of(f.value(), f.low(), f.high())));
    }
    return numbers.stream().filter(number -> !number.isNaN()).toList();
  }
}
