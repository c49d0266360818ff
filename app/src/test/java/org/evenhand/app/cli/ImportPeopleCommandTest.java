package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import says, and what it leaves behind. */
class ImportPeopleCommandTest {
  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Path data() {
    return folder.resolve("platform");
  }

  private Path report() {
    return folder.resolve("report.csv");
  }

  private Path people() throws IOException {
    return file(
        "people.csv",
        "id,name,birthday",
        "a,Ada,1990-01-02",
        "b,Berta,1991-13-40",
        "c,Cyril,",
        ",Nobody,1990-01-01",
        "d,Dora,1992-05-06");
  }

  private Path edges() throws IOException {
    return file("edges.csv", "id1,id2", "a,c", "a,zz", "c,c", "only-one", "a,c", "d,a");
  }

  private Run imported(Object... more) throws IOException {
    var all = new ArrayList<Object>();
    all.addAll(List.of("import", "people", "--data", data(), "--report", report()));
    all.addAll(List.of("--nodes", people(), "--edges", edges()));
    all.addAll(List.of(more));
    return Run.of(all.toArray());
  }

  @Test
  void what_is_good_comes_in_and_what_is_bad_is_told_with_file_line_and_reason()
      throws IOException {
    var run = imported();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines())
        .containsExactly(
            "Imported 3 people, 2 friendships and 0 photos, as position 1 of the record.",
            "Passed over: 0 friendships that stood before, 1 that were named again, 1 of a person with"
                + " themselves.",
            "Skipped 2 people and 2 other lines. Report: " + report());
    assertThat(run.complaints())
        .containsExactly(
            "people.csv:3:9: birthday '1991-13-40' is not a date (expected YYYY-MM-DD); line skipped",
            "people.csv:5:1: the id is empty or too long (expected 1 to 64 characters); line skipped",
            "edges.csv:3:1: there is no person 'zz' (expected the id of a person); line skipped",
            "edges.csv:5:1: the line does not name two people (expected two ids, parted by a comma or"
                + " blanks); line skipped");
    assertThat(Files.readAllLines(report()))
        .containsExactly(
            "file,line,column,what,expected",
            "\"people.csv\",3,9,\"birthday '1991-13-40' is not a date\",\"YYYY-MM-DD\"",
            "\"people.csv\",5,1,\"the id is empty or too long\",\"1 to 64 characters\"",
            "\"edges.csv\",3,1,\"there is no person 'zz'\",\"the id of a person\"",
            "\"edges.csv\",5,1,\"the line does not name two people\",\"two ids, parted by a comma or"
                + " blanks\"");
  }

  @Test
  void files_without_faults_give_exit_code_0_and_no_report() throws IOException {
    var run =
        Run.of(
            "import",
            "people",
            "--data",
            data(),
            "--report",
            report(),
            "--nodes",
            file("people.csv", "id,name", "a,Ada", "b,Berta"),
            "--edges",
            file("edges.txt", "a b"));
    assertThat(run.exit()).isZero();
    assertThat(run.outLines())
        .containsExactly(
            "Imported 2 people, 1 friendships and 0 photos, as position 1 of the record.");
    assertThat(run.complaints()).isEmpty();
    assertThat(report()).doesNotExist();
  }

  @Test
  void the_same_again_adds_nothing() throws IOException {
    imported();
    var before = friendships();
    assertThat(before).filteredOn(line -> line.contains("{")).hasSize(3);
    var again = imported();
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.outLines())
        .startsWith(
            "Imported 3 people, 0 friendships and 0 photos, as position 2 of the record.",
            "Passed over: 2 friendships that stood before, 1 that were named again, 1 of a person with"
                + " themselves.");
    assertThat(friendships()).isEqualTo(before);
  }

  /** Who is whose friend, as a platform opened anew tells it. */
  private List<String> friendships() throws IOException {
    try (var platform =
        Platform.open(
            PlatformConfiguration.in(data()),
            InstantSource.system(),
            (message, cause) -> {
              throw new IllegalStateException(message, cause);
            })) {
      var people = platform.people();
      try (var seen = people.snapshot()) {
        return Stream.of("a", "b", "c", "d", "zz")
            .map(key -> key + " has friends " + people.person(key).map(seen::friends))
            .toList();
      }
    }
  }

  @Test
  void strict_stops_at_the_first_fault_and_brings_nothing_in() throws IOException {
    var run = imported("--strict");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.complaints())
        .containsExactly(
            "evenhand: people.csv:3:9: birthday '1991-13-40' is not a date (expected YYYY-MM-DD)");
    assertThat(report()).doesNotExist();
    assertThat(Run.of("record", data()).out()).isEmpty();
  }

  @Test
  void the_import_is_one_frame_that_names_what_came_in() throws IOException {
    imported();
    assertThat(Run.of("record", data()).outLines())
        .singleElement()
        .asString()
        .startsWith("{\"position\":1,\"at\":\"")
        .contains("\"kind\":\"import\"", "\"people\":3", "\"friendships\":2", "\"sha256\":\"")
        .doesNotContain("Ada", "Dora");
  }
}
