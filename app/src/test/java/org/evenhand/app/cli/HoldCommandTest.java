package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.record.Change;
import org.evenhand.record.frame.Body;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legal holds, laid and ended from the command line. */
class HoldCommandTest {
  private static final String UNTIL = "2099-01-31T00:00:00Z";
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void importTwo() throws IOException {
    data = folder.resolve("platform");
    var nodes = Files.writeString(folder.resolve("people.csv"), "id,name\na,Ada\nb,Berta\n");
    var edges = Files.writeString(folder.resolve("edges.txt"), "a b\n");
    var report = folder.resolve("report.csv");
    var run =
        Run.of(
            "import",
            "people",
            "--data",
            data,
            "--report",
            report,
            "--nodes",
            nodes,
            "--edges",
            edges);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private Run add(String person, String until) {
    return Run.of(
        "hold",
        "add",
        "--data",
        data,
        "--person",
        person,
        "--by",
        "the District Court",
        "--why",
        "case 7/2026",
        "--until",
        until);
  }

  private Run end(String person) {
    return Run.of("hold", "end", "--data", data, "--person", person, "--why", "closed");
  }

  private Platform open() throws IOException {
    return Platform.open(
        PlatformConfiguration.in(data),
        InstantSource.system(),
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  @Test
  void a_hold_is_recorded_with_who_ordered_it_and_why_and_so_is_its_end() throws IOException {
    var added = add("a", UNTIL);
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(added.outLines())
        .containsExactly("The hold stands until " + UNTIL + ", as position 2 of the record.");
    var ended = end("a");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.outLines())
        .containsExactly("The hold has ended. Nobody had asked to be erased.");
    try (var platform = open()) {
      var ada = platform.people().person("a").orElseThrow();
      assertThat(platform.log().applied()).isEqualTo(3);
      assertThat(change(platform, 2))
          .isEqualTo(
              new Change.HoldBegan(ada, "the District Court", "case 7/2026", Instant.parse(UNTIL)));
      assertThat(change(platform, 3)).isEqualTo(new Change.HoldEnded(ada, "closed"));
    }
  }

  private static Change change(Platform platform, long position) {
    var body = platform.codec().body(platform.log().read(position).orElseThrow());
    return ((Body.Of) body).change();
  }

  @Test
  void an_erasure_that_waited_is_carried_out_when_the_hold_ends_and_not_before()
      throws IOException {
    assertThat(add("a", UNTIL).exit()).isZero();
    PersonId ada;
    try (var platform = open()) {
      ada = platform.people().person("a").orElseThrow();
      platform.log().append(new Change.ErasureAsked(ada));
      assertThat(platform.vault().keys(ada)).isPresent();
    }
    var ended = end("a");
    assertThat(ended.outLines())
        .containsExactly(
            "The hold has ended, and the erasure that waited for that is carried out.");
    try (var platform = open()) {
      assertThat(platform.vault().keys(ada)).isEmpty();
      assertThat(platform.people().person("a")).isEmpty();
      assertThat(platform.people().person("b")).isPresent();
    }
  }

  @Test
  void what_cannot_be_held_or_ended_is_said_and_nothing_is_recorded() {
    var past = add("a", "2020-01-01T00:00:00Z");
    assertThat(past.exit()).isEqualTo(2);
    assertThat(past.err()).contains("a hold ends in the future");
    assertThat(add("a", "tomorrow").exit()).isEqualTo(2);
    var nobody = add("zz", UNTIL);
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("there is no person 'zz'");
    var none = end("a");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("there is no hold on person");
    var blank =
        Run.of(
            "hold",
            "add",
            "--data",
            data,
            "--person",
            "a",
            "--by",
            " ",
            "--why",
            "x",
            "--until",
            UNTIL);
    assertThat(blank.exit()).isEqualTo(2);
    assertThat(blank.err()).contains("a hold says who ordered it, and why");
    assertThat(Run.of("hold").exit()).isEqualTo(2);
    assertThat(Run.of("record", data).outLines()).hasSize(1);
  }

  @Test
  void a_running_platform_is_left_alone() {
    var run =
        Run.of(
            "hold",
            "add",
            "--data",
            DemoServer.shared().folder(),
            "--person",
            "a",
            "--by",
            "x",
            "--why",
            "y",
            "--until",
            UNTIL);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("in use by another process");
  }
}
