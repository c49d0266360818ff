package org.evenhand.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.report.Report;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is told with file, line and column; nothing is written. */
class BrokenInputTest {
  private static final String PLAN = "permutations: 99\nplacebos: [fate]\n";

  @TempDir Path folder;

  static Stream<Broken> broken() {
    return Stream.of(BrokenCells.all(), BrokenFiles.all(), BrokenPlans.all())
        .flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_wrong_is_told_with_its_place_and_nothing_is_written(Broken broken)
      throws IOException {
    write();
    Files.write(folder.resolve(broken.begins().replaceAll("[,:].*", "")), broken.bytes());

    assertThatThrownBy(this::run)
        .isInstanceOf(BadInput.class)
        .message()
        .startsWith(broken.begins())
        .contains(broken.part())
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
        .hasSizeLessThan(700);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void there_are_more_than_two_hundred_kinds() {
    var kinds = broken().toList();

    assertThat(kinds).hasSizeGreaterThan(300);
    assertThat(kinds.stream().map(Broken::toString).distinct().count()).isGreaterThan(300);
  }

  @Test
  void the_same_files_without_what_is_wrong_are_audited() throws IOException {
    write();

    assertThatCode(this::run).doesNotThrowAnyException();
    assertThat(folder.resolve("out/report.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "No", "TRUE", "false", "1", "0"})
  void yes_and_no_are_read_in_several_ways(String flag) throws IOException {
    write();
    Files.writeString(
        folder.resolve("grants.csv"),
        Broken.GRANTS + "\n" + Broken.GRANT.replace(",no,10", "," + flag + ",10") + "\n");

    assertThatCode(this::run).doesNotThrowAnyException();
  }

  @Test
  void a_placebo_that_no_column_has_is_told() throws IOException {
    write();
    Files.writeString(folder.resolve("plan.yaml"), "placebos: [weather]\n");

    assertThatThrownBy(this::run)
        .isInstanceOf(BadInput.class)
        .hasMessage("grants.csv, line 1: there is no column 'weather', a placebo of the plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.csv", ".", "/dev/zero"})
  void what_is_no_file_is_told(String name) throws IOException {
    write();
    var files = new TreeMap<>(files());
    files.put("spend", folder.resolve(name));

    assertThatThrownBy(() -> audit(files))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no such file, or it can't be read");
  }

  @Test
  void an_endless_line_is_given_up_before_a_second_mebibyte_is_read() throws IOException {
    for (var start : List.of("d2,", "d2,\"")) {
      var path = folder.resolve("endless.csv");
      Files.writeString(path, Broken.GRANTS + "\n" + start + "x".repeat(40 << 20));
      var read = new long[1];
      try (var tables = Tables.open("100MB")) {
        assertThatThrownBy(() -> tables.load(Schema.GRANTS, path, bytes -> read[0] = bytes))
            .isInstanceOf(BadInput.class)
            .hasMessage("endless.csv, line 2: a cell is longer than 64 KiB; is a quote left open?");
      }
      assertThat(read[0]).isLessThan(2 << 20);
    }
  }

  @Test
  void a_hundred_gibibytes_of_nothing_are_given_up_at_once() throws IOException {
    var path = folder.resolve("sparse.csv");
    Files.writeString(path, Broken.GRANTS + "\n" + Broken.GRANT + "\n");
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(100L << 30);
    }
    var read = new long[1];
    try (var tables = Tables.open("100MB")) {
      assertThatThrownBy(() -> tables.load(Schema.GRANTS, path, bytes -> read[0] = bytes))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith("sparse.csv, line 3: a zero byte");
    }
    assertThat(read[0]).isLessThan(2 << 20);
  }

  @Test
  void a_formula_is_read_as_text_counted_and_written_with_an_apostrophe() throws IOException {
    write();
    var grants = new StringBuilder(Broken.GRANTS + "\n");
    var partners = new StringBuilder(Broken.PARTNERS + "\n");
    var names =
        List.of("=cmd|' /C calc'!A0", "+1+1", "-2-3", "@SUM(A1)", "-12.5", "Birch", "Acorn");
    for (int i = 0; i < names.size(); i++) {
      grants
          .append(Broken.GRANT.replace("d1", "d" + i).replace("Acorn", names.get(i)))
          .append('\n');
      partners.append(Broken.PARTNER.replace("Acorn", names.get(i))).append('\n');
    }
    Files.writeString(folder.resolve("grants.csv"), grants);
    Files.writeString(folder.resolve("partners.csv"), partners);

    var result = run();

    assertThat(result.remarks())
        .filteredOn(remark -> remark.what().contains("take for a formula"))
        .extracting(AuditResult.Remark::count)
        .containsExactly(4.0, 4.0);
    var written = Files.readString(folder.resolve("out/tables/organisations.csv"));
    assertThat(written)
        .contains("granted,'=cmd|' /C calc'!A0,", "granted,'+1+1,", "granted,'-2-3,")
        .contains("granted,'@SUM(A1),", "granted,Acorn,");
    try (var tables = Files.list(folder.resolve("out/tables"))) {
      for (var table : tables.toList()) {
        assertThat(Files.readString(table)).doesNotContainPattern("(?m)(^|,)\"?[=@]");
      }
    }
  }

  private void write() throws IOException {
    for (var file : List.of("grants", "partners", "spend", "eligible")) {
      Files.writeString(
          folder.resolve(file + ".csv"), Broken.header(file) + "\n" + Broken.row(file) + "\n");
    }
    Files.writeString(folder.resolve("plan.yaml"), PLAN);
  }

  private TreeMap<String, Path> files() {
    var paths = new TreeMap<String, Path>();
    for (var file : List.of("grants", "partners", "spend", "eligible")) {
      paths.put(file, folder.resolve(file + ".csv"));
    }
    return paths;
  }

  private AuditResult run() throws IOException {
    return audit(files());
  }

  /** What the command does. */
  private AuditResult audit(TreeMap<String, Path> files) throws IOException {
    var plan =
        PlanFile.read(
            "plan.yaml", new String(Files.readAllBytes(folder.resolve("plan.yaml")), UTF_8));
    var result = new Audit(plan, "files", (_, _, _) -> {}).of(new ForeignFiles(files));
    Report.write(folder.resolve("out"), result, "evenhand audit");
    return result;
  }
}
