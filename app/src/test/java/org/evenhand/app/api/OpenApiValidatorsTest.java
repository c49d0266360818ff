package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;

/**
 * {@code /openapi.json}, read by validators that others wrote: by the schema that the OpenAPI
 * Initiative publishes, by JSON Schema 2020-12, and by the specification's rules that no schema
 * holds.
 */
class OpenApiValidatorsTest {
  // .ci/run fetches them there; a test run alone never uses the network.
  private static final Path MODULES = Path.of("target/interop-node/node_modules").toAbsolutePath();

  private record Verdict(int exit, List<String> said) {}

  private static void need(boolean present, String skipped) {
    if (!present) {
      System.out.println(skipped);
    }
    assumeTrue(present, skipped);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Verdict read(String description) throws Exception {
    need(isOnPath("node"), "skipped: no Node");
    need(
        Files.isDirectory(MODULES.resolve("@seriousme/openapi-schema-validator"))
            && Files.isDirectory(MODULES.resolve("@readme/openapi-parser")),
        "skipped: no validators of OpenAPI");
    var program = Path.of("src/test/interop/node/openapi.mjs").toAbsolutePath().toString();
    var process =
        new ProcessBuilder("node", program, MODULES.toString()).redirectErrorStream(true).start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(description);
      }
      var said = out.lines().toList();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Verdict(process.exitValue(), said);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String description() {
    return DemoServer.shared().call("/openapi.json", "none").body();
  }

  @Test
  void validators_that_others_wrote_find_nothing_wrong() throws Exception {
    var verdict = read(description());
    assertThat(verdict.said()).hasSize(1);
    assertThat(verdict.said().getFirst())
        .contains("\"version\":\"3.1\"", "\"specification\":\"OpenAPI\"", "\"valid\":true");
    assertThat(verdict.exit()).isZero();
  }

  @Test
  void they_find_what_is_wrong() throws Exception {
    var nameless = description().replaceFirst("\"title\":\"[^\"]*\",", "");
    var verdict = read(nameless);
    assertThat(verdict.exit()).isOne();
    assertThat(verdict.said()).anyMatch(line -> line.startsWith("schema: "));
    assertThat(verdict.said()).anyMatch(line -> line.startsWith("rules: "));

    var noSuchType = description().replaceFirst("\"type\":\"string\"", "\"type\":\"text\"");
    assertThat(read(noSuchType).said()).anyMatch(line -> line.startsWith("data: "));

    var unnamed = description().replace("/v1/people/{id}\"", "/v1/people/{person}\"");
    assertThat(read(unnamed).said()).anyMatch(line -> line.contains("person"));
  }
}
