package org.evenhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds docs/oauth-security.md to what is tested: each attack of RFC 9700 has tests that exist. */
class AttackTableTest {
  private static final Path TABLE = Path.of("../docs/oauth-security.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  /** RFC 9700, section 4: every attack that it describes. */
  private static final List<String> SECTIONS =
      List.of(
          "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9.1", "4.9.2", "4.10.1",
          "4.10.2", "4.11.1", "4.11.2", "4.12", "4.13", "4.14", "4.15", "4.16", "4.17");

  private record Row(String first, String tests) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`") && line.contains("Test"))
        .map(line -> line.split("\\|", -1))
        .map(cells -> new Row(cells[1].strip(), cells[cells.length - 2].strip()))
        .toList();
  }

  @Test
  void each_attack_of_the_rfc_has_a_row() throws IOException {
    assertThat(rows().stream().map(Row::first).filter(first -> first.matches("[\\d.]+")))
        .containsExactlyElementsOf(SECTIONS);
  }

  @Test
  void each_row_names_tests_and_each_test_exists() throws Exception {
    var missing = new ArrayList<String>();
    for (var row : rows()) {
      var named = NAMED.matcher(row.tests());
      assertThat(named.results().count()).as(row.first()).isPositive();
      for (named.reset(); named.find(); ) {
        if (!exists(named.group(1), named.group(2))) {
          missing.add(row.first() + ": " + named.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void a_test_that_is_not_there_is_noticed() throws Exception {
    assertThat(exists("AttackTableTest", "a_test_that_is_not_there_is_noticed")).isTrue();
    assertThat(exists("AttackTableTest", "a_test_that_nobody_wrote")).isFalse();
    assertThat(exists("AttackTableTest", "rows")).as("no test").isFalse();
    assertThat(exists("NoSuchTest", null)).isFalse();
  }

  private static boolean exists(String type, String method)
      throws IOException, ClassNotFoundException {
    Path file;
    try (Stream<Path> all = Files.walk(TESTS)) {
      var found = all.filter(path -> path.endsWith(type + ".java")).findFirst();
      if (found.isEmpty()) {
        return false;
      }
      file = found.get();
    }
    var name = TESTS.relativize(file).toString().replace(java.io.File.separatorChar, '.');
    var loaded = Class.forName(name.substring(0, name.length() - ".java".length()));
    return method == null
        || Arrays.stream(loaded.getDeclaredMethods())
            .anyMatch(one -> one.getName().equals(method) && isTest(one));
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class)
        || method.isAnnotationPresent(Property.class);
  }
}
