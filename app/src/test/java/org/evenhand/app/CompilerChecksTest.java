package org.evenhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shows that the build's checks fire: builds small wrong sources as a module of this very project,
 * under the parent's POM, with the Maven that runs this test. Whoever turns a check off there turns
 * this test red.
 */
class CompilerChecksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROJECT = Path.of("target", "wrong-sources").toAbsolutePath();

  /** One wrong source for each check, by the check that should name it. */
  private static final Map<String, String> WRONG =
      Map.of(
          "NullAway",
              "int length(java.util.Map<String, String> m) { return m.get(\"\").length(); }",
          "DeadException", "void check() { new IllegalStateException(\"\"); }",
          "UnusedVariable", "private int forgotten;",
          "MissingOverride", "public String toString() { return \"\"; }",
          "DefaultCharset", "byte[] bytes(String text) { return text.getBytes(); }",
          "JavaTimeDefaultTimeZone", "Object today() { return java.time.LocalDate.now(); }");

  private static String compiled = "";

  @BeforeAll
  static void build_them() throws IOException, InterruptedException {
    start();
    for (var wrong : WRONG.entrySet()) {
      write("Wrong" + wrong.getKey(), wrong.getValue());
    }
    write("Right", "int length(String text) { return text.length(); }");
    compiled = maven("compile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NullAway",
        "DeadException",
        "UnusedVariable",
        "MissingOverride",
        "DefaultCharset",
        "JavaTimeDefaultTimeZone"
      })
  void a_wrong_source_fails_the_build_by_the_check_that_names_it(String check) {
    assertThat(compiled).contains("BUILD FAILURE");
    assertThat(lines(compiled, "Wrong" + check + ".java")).anyMatch(it -> it.contains("[" + check));
  }

  @Test
  void a_right_source_is_left_alone() {
    assertThat(lines(compiled, "Right.java")).isEmpty();
  }

  @Test
  void what_the_compiler_lets_pass_is_still_held_to_forbidden_calls()
      throws IOException, InterruptedException {
    start();
    write("Exits", "void leave() { Runtime.getRuntime().halt(1); }");
    write("Prints", "Object out() { return System.out; }");
    write("Localised", "String text(int n) { return \"%d\".formatted(n); }");

    // The first check that fails ends a build; told not to fail, all three have their say.
    var said = maven("verify", "-Dspotless.check.skip", "-Dforbiddenapis.failOnViolation=false");

    assertThat(said)
        .contains("Runtime#halt", "Exits.java", "System#out", "Prints.java")
        .contains("String#formatted", "Localised.java");
  }

  private static List<String> lines(String said, String source) {
    return said.lines().filter(line -> line.contains(source)).toList();
  }

  private static void start() throws IOException {
    var sources = Files.createDirectories(sources());
    try (var old = Files.list(sources)) {
      for (var file : old.toList()) {
        Files.delete(file);
      }
    }
    var marked = "@org.jspecify.annotations.NullMarked\npackage org.evenhand.wrong;\n";
    Files.writeString(sources.resolve("package-info.java"), marked);
    Files.writeString(PROJECT.resolve("pom.xml"), pom());
  }

  private static Path sources() {
    return PROJECT.resolve(Path.of("src", "main", "java", "org", "evenhand", "wrong"));
  }

  private static void write(String name, String member) throws IOException {
    Files.writeString(
        sources().resolve(name + ".java"),
        "package org.evenhand.wrong;\n\nfinal class " + name + " {\n  " + member + "\n}\n");
  }

  private static String pom() {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <parent>
        <groupId>org.evenhand</groupId>
        <artifactId>evenhand</artifactId>
        <version>0.1.0-SNAPSHOT</version>
        <relativePath>%s</relativePath>
      </parent>
      <artifactId>wrong-sources</artifactId>
    </project>
    """
        .replace("%s", PROJECT.relativize(ROOT.resolve("pom.xml")).toString());
  }

  // All that it needs, the build that runs this test has just used, so nothing is downloaded.
  private static String maven(String... goals) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(System.getProperty("evenhand.maven") + "/bin/mvn"));
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never", "-Dmaven.test.skip"));
    command.add("-Dmaven.repo.local=" + System.getProperty("evenhand.repository"));
    command.addAll(List.of(goals));
    var builder = new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // What a build was told on its command line is not for the builds within it.
    builder.environment().remove("MAVEN_ARGS");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
