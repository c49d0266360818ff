package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.people.CatalogueFile;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong use is one line and exit code 2; nothing is made. */
class EvenhandCommandTest {
  @TempDir Path folder;

  static Stream<List<String>> wrong() {
    return Stream.of(
        List.of("nonsense"),
        List.of("--nonsense"),
        List.of("serve"),
        List.of("serve", "--config"),
        List.of("serve", "--config", "evenhand.yaml", "more"),
        List.of("demo", "--port", "eighty"),
        List.of("demo", "--port", "0", "--data", "DIR/d"),
        List.of("demo", "--port", "65536", "--data", "DIR/d"),
        List.of("demo", "--people", "10", "--data", "DIR/d"),
        List.of("demo", "--people", "x"),
        List.of("demo", "--seed", "x"),
        List.of("demo", "--graph", "DIR/none", "--data", "DIR/d"),
        List.of("import", "nonsense"),
        List.of("import", "people"),
        List.of("import", "people", "--data", "DIR/d"),
        List.of("import", "people", "--data", "DIR/d", "--nodes", "DIR/none.csv"),
        List.of("import", "people", "--data", "DIR/d", "--nodes", "DIR"),
        List.of("record"),
        List.of("record", "DIR/none"),
        List.of("record", "DIR"),
        List.of("record", "DIR", "--from", "0"),
        List.of("record", "DIR", "--from", "x"),
        List.of("record", "DIR", "--from", "9", "--until", "8"));
  }

  static Stream<String> verbs() {
    return EvenhandCommand.line().getSubcommands().keySet().stream()
        .filter(it -> !it.equals("help"));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void a_verb_that_is_made_alone_says_of_itself_what_it_says_among_all(String verb) {
    var alone = EvenhandCommand.line(verb, "--help").getSubcommands();
    assertThat(alone).containsOnlyKeys(verb);
    assertThat(alone.get(verb).getUsageMessage())
        .isEqualTo(EvenhandCommand.line().getSubcommands().get(verb).getUsageMessage());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrong_use_is_one_line_and_exit_code_2(List<String> arguments) throws IOException {
    var words = arguments.stream().map(word -> word.replace("DIR", folder.toString())).toArray();
    var run = Run.of(words);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("evenhand: ").doesNotContain("Exception");
    try (var made = Files.list(folder)) {
      assertThat(made).isEmpty();
    }
  }

  @Test
  void a_port_in_use_is_told_before_anything_is_made() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var run = Run.of("demo", "--port", taken.getLocalPort(), "--data", folder.resolve("d"));
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.complaints())
          .containsExactly(
              "evenhand: port %d is in use; stop what listens there, or choose another: --port N"
                  .formatted(taken.getLocalPort()));
      assertThat(folder.resolve("d")).doesNotExist();
    }
  }

  @Test
  void a_folder_that_holds_something_else_is_left_alone() throws IOException {
    var precious = Files.writeString(folder.resolve("precious.txt"), "keep me");
    var run = Run.of("demo", "--port", freePort(), "--data", folder);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.complaints())
        .containsExactly(
            "evenhand: "
                + folder
                + " holds something else (expected an empty folder, or one that demo made)");
    assertThat(precious).hasContent("keep me");
  }

  private static int freePort() throws IOException {
    return org.evenhand.app.wiring.DemoServer.freePort();
  }

  @Test
  void wrong_settings_are_named_with_their_file() throws IOException {
    var file = Files.writeString(folder.resolve("evenhand.yaml"), "data: d\nbase_url: x\n");
    var run = Run.of("serve", "--config", file);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "evenhand: "
                + file
                + ": 'base_url' is 'x' (expected such as https://data.example.org)\n");
    var missing = Run.of("serve", "--config", folder.resolve("none.yaml"));
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err())
        .isEqualToNormalizingNewlines(
            "evenhand: " + folder.resolve("none.yaml") + ": there is no such file\n");
  }

  @Test
  void help_for_the_import_names_every_column_and_breaks_no_word() {
    var help = Run.of("import", "people", "--help").out();
    CatalogueFile.builtIn().fields().stream()
        .filter(field -> field.of() == ObjectKind.PERSON && field.number() != Field.ID_NUMBER)
        .forEach(field -> assertThat(help).contains(field.name()));
    assertThat(help)
        .contains("photo (a whole number), owner (an id)", "(such as 2026-03-01T12:00:00Z)")
        .contains("width, height, latitude, longitude", "tagged (ids, parted by ';')");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void help_for_the_server_keeps_the_layout_of_its_settings() {
    var settings =
        Run.of("serve", "--help")
            .out()
            .lines()
            .dropWhile(line -> !line.equals("The file's settings:"))
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertThat(settings).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("  "));
  }

  @Test
  void help_names_the_launchers_verbs_too() {
    assertThat(Run.of("--help").out()).contains("test [--long]", "format ", "bench ", "jdk ");
  }

  @Test
  void help_is_everywhere_and_no_error() {
    for (var words :
        List.of(
            List.of("--help"),
            List.of("demo", "--help"),
            List.of("serve", "--help"),
            List.of("import", "--help"),
            List.of("import", "people", "--help"),
            List.of("record", "--help"),
            List.of("help"))) {
      var run = Run.of(words.toArray());
      assertThat(run.exit()).as(words.toString()).isZero();
      assertThat(run.out()).as(words.toString()).contains("Usage: evenhand");
      assertThat(run.err()).as(words.toString()).isEmpty();
    }
    assertThat(Run.of("--version").out()).startsWith("evenhand ");
  }
}
