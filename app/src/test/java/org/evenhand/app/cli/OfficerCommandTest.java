package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inviting, listing and removing officers on a platform's folder. */
class OfficerCommandTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void make() throws IOException {
    data = folder.resolve("platform");
    open().close();
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
  void an_invitation_is_printed_once_and_only_its_hash_is_kept() throws IOException {
    var run = Run.of("officer", "invite", "o-7", "--data", data);
    assertThat(run.exit()).as(run.err()).isZero();
    var link = run.outLines().getFirst();
    assertThat(link).matches("/office/enrol#o-7\\.[A-Za-z0-9_-]{43}");
    assertThat(run.outLines().get(1)).contains("It opens once, until ");
    var secret = link.substring(link.indexOf('.') + 1);
    try (var files = Files.walk(data.resolve("store"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
    assertThat(Run.of("officer", "list", "--data", data).out())
        .contains("o-7", "officer", "0 passkeys, invited")
        .doesNotContain(secret);
  }

  @Test
  void with_the_servers_settings_the_link_is_whole() throws IOException {
    var config =
        Files.writeString(
            folder.resolve("evenhand.yaml"),
            "data: " + data + "\nbase_url: https://data.example.org\n");
    var run = Run.of("officer", "invite", "r-1", "--role", "regulator", "--config", config);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("https://data.example.org/office/enrol#r-1.");
    assertThat(Run.of("officer", "list", "--config", config).out()).contains("r-1", "regulator");
  }

  @Test
  void who_was_removed_is_listed_no_more() {
    Run.of("officer", "invite", "o-7", "--data", data);
    assertThat(Run.of("officer", "remove", "o-7", "--data", data).exit()).isZero();
    assertThat(Run.of("officer", "list", "--data", data).out()).startsWith("Nobody yet");
    assertRefused("there is no officer 'o-7'", "officer", "remove", "o-7", "--data", data);
    assertRefused("no id is given twice", "officer", "invite", "o-7", "--data", data);
  }

  @Test
  void wrong_use_is_told_in_one_line() {
    assertRefused("cannot be an id", "officer", "invite", "Jo Doe", "--data", data);
    assertRefused(
        "there is no role 'king'", "officer", "invite", "o-7", "--role", "king", "--data", data);
    assertRefused("holds no record", "officer", "list", "--data", folder.resolve("none"));
    assertThat(Run.of("officer", "list").exit()).isEqualTo(2);
    assertThat(Run.of("officer", "list", "--data", data, "--config", data).exit()).isEqualTo(2);
  }

  private static void assertRefused(String why, Object... words) {
    var run = Run.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.complaints()).hasSize(1).first().asString().contains(why);
  }

  @Test
  void a_platform_that_is_running_is_left_alone() throws IOException {
    try (var running = open()) {
      assertThat(running.log().running()).isTrue();
      var run = Run.of("officer", "invite", "o-7", "--data", data);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("in use");
    }
  }

  @Test
  void its_help_teaches() {
    assertThat(Run.of("officer", "--help").out())
        .contains("evenhand officer invite o-7 --config evenhand.yaml", "invite", "list", "remove");
    assertThat(Run.of("officer", "invite", "--help").out())
        .contains("--role", "--anew", "--data", "--config", "lost their passkeys");
  }
}
