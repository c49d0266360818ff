package org.evenhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build picks tests by the names of their files and passes over others in silence. */
class EveryTestRunsTest {
  private static final Pattern HOLDS_TESTS =
      Pattern.compile("^ *@(Test|ParameterizedTest|Property|Example)\\b", Pattern.MULTILINE);
  private static final Pattern FOR_OTHERS =
      Pattern.compile("^(public )?(abstract class|interface) ", Pattern.MULTILINE);

  @Test
  void every_file_with_tests_has_a_name_that_the_build_picks() throws IOException {
    var tests = sources().stream().filter(file -> holdsTests(file)).toList();

    // The first is this one: were none found, the folders would have moved.
    assertThat(tests).anyMatch(file -> file.endsWith("EveryTestRunsTest.java"));
    assertThat(tests)
        .allMatch(file -> file.toString().matches(".*(Test|Properties)\\.java"), "is picked");
  }

  private static boolean holdsTests(Path file) {
    try {
      var text = Files.readString(file);
      return HOLDS_TESTS.matcher(text).find() && !FOR_OTHERS.matcher(text).find();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(".."))) {
      return all.filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
          .map(Path::normalize)
          .toList();
    }
  }
}
