package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.report.Explanations;
import org.evenhand.audit.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditCommandTest {
  private static final String HEADER =
      "decision_id,decided_at,organisation,app,data_type,outcome\n";

  @TempDir Path folder;

  @Test
  void a_test_is_explained_and_a_schema_printed() {
    var explained = Run.of("audit", "--explain", "mcnemar");
    var schema = Run.of("audit", "--schema", "report");

    assertThat(explained.exit()).isZero();
    assertThat(explained.out()).isEqualTo(Explanations.of("mcnemar"));
    assertThat(schema.exit()).isZero();
    assertThat(schema.out()).isEqualTo(Schemas.of("report"));
  }

  /**
   * Of the guide's example the folder has the output, and the guide all but long lists of names.
   */
  @Test
  void the_example_of_the_guide_gives_what_the_guide_shows() throws IOException {
    var example = Path.of("..", "docs", "examples", "audit");
    var run =
        Run.of(
            "audit",
            "--grants",
            example.resolve("grants.csv"),
            "--partners",
            example.resolve("partners.csv"),
            "--spend",
            example.resolve("spend.csv"),
            "--plan",
            example.resolve("plan.yaml"),
            "--out",
            folder.resolve("report"));
    var guide = Files.readString(Path.of("..", "docs", "audit.md"));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(Files.readString(example.resolve("summary.txt")));
    assertThat(run.outLines())
        .filteredOn(line -> !line.isBlank() && !line.startsWith("  - "))
        .hasSizeGreaterThan(9)
        .allSatisfy(line -> assertThat(guide).contains(line.strip()));
    assertThat(folder.resolve("report/report.html")).exists();
  }

  @Test
  void a_terminal_is_told_the_gravest_findings_alone_and_how_many_there_are() throws IOException {
    MadePlatform.write(folder);
    var run =
        Run.of(
            "audit",
            "--grants",
            folder.resolve("grants.csv"),
            "--partners",
            folder.resolve("partners.csv"));

    assertThat(run.outLines()).anyMatch(line -> line.contains("; the gravest 12:"));
    assertThat(run.outLines().stream().filter(line -> line.startsWith("  - "))).hasSize(12);
  }

  static List<List<String>> besideTheJob() {
    return List.of(
        List.of("--at goes with DIR|URL, not with --table", "--table", "DIR/good.csv", "--at", "5"),
        List.of(
            "--key goes with DIR|URL, not with --grants", "--grants", "DIR/good.csv", "--key", "k"),
        List.of("--spend goes with --grants", "DIR", "--spend", "DIR/good.csv"),
        List.of(
            "--plan goes with DIR|URL or --grants", "--table", "DIR/good.csv", "--plan", "p.yaml"),
        List.of("--seed goes with --table", "--grants", "DIR/good.csv", "--seed", "2"),
        List.of("DIR|URL goes with", "--table", "DIR/good.csv", "DIR"),
        List.of("--out goes with", "--explain", "mcnemar", "--out", "DIR/out"),
        List.of("say what to audit", "--out", "DIR/out"));
  }

  @ParameterizedTest
  @MethodSource("besideTheJob")
  void an_option_that_the_job_does_not_take_is_refused_and_not_passed_over(List<String> line) {
    var words = new ArrayList<Object>(List.of("audit"));
    line.stream().skip(1).forEach(word -> words.add(word.replace("DIR", folder.toString())));
    var run = Run.of(words.toArray());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(line.getFirst()).hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_column_may_have_any_name() throws IOException {
    var table = folder.resolve("t.csv");
    var rows = new StringBuilder("got,rich,\"size, in \"\"log\"\"\"\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 3 == 0 ? "yes," : "no,")
          .append(i % 2 == 0 ? "yes," : "no,")
          .append(i % 7)
          .append('\n');
    }
    Files.writeString(table, rows);

    var run =
        Run.of(
            "audit",
            "--table",
            table,
            "--outcome",
            "got=yes",
            "--exposure",
            "rich=yes",
            "--controls",
            "\"size, in \"\"log\"\"\":factor",
            "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("size, in \\\"log\\\"");
  }

  static List<List<String>> wrong() {
    return List.of(
        List.of("--schema", "grants"),
        List.of("DIR", "--at", "0"),
        List.of("--grants", "DIR/good.csv", "--out", ""),
        List.of("--grants", "DIR/good.csv", "--plan", "DIR", "--out", "DIR/out"),
        List.of("--grants", "DIR/good.csv", "--plan", "DIR/none.yaml", "--out", "DIR/out"),
        List.of("--explain", "tea-leaves"),
        List.of(),
        List.of("--grants", "DIR/none.csv", "--out", "DIR/out"),
        List.of("--grants", "DIR", "--out", "DIR/out"),
        List.of("--grants", "DIR/bad.csv", "--out", "DIR/out"),
        List.of("--grants", "DIR/good.csv", "--plan", "DIR/plan.yaml", "--out", "DIR/out"),
        List.of("--grants", "DIR/good.csv", "--fail-on", "none", "--out", "DIR/out"),
        List.of("--table", "DIR/good.csv", "--outcome", "outcome", "--exposure", "app=a"),
        List.of("--table", "DIR/good.csv", "--outcome", "what=granted", "--exposure", "app=a"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrong_use_or_wrong_input_is_exit_code_2_and_leaves_nothing(List<String> arguments)
      throws IOException {
    Files.writeString(folder.resolve("bad.csv"), HEADER + "d1,31.07.2014,o,a,friends,granted\n");
    Files.writeString(folder.resolve("good.csv"), HEADER + "d1,2014-07-31,o,a,friends,granted\n");
    Files.writeString(folder.resolve("plan.yaml"), "alpha: 5 %\n");
    var words = new ArrayList<Object>(List.of("audit"));
    arguments.forEach(word -> words.add(word.replace("DIR", folder.toString())));

    var run = Run.of(words.toArray());

    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.complaints()).first().asString().startsWith("evenhand: ");
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
