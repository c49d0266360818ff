package org.evenhand.proof;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs other people's verifiers. */
final class Interop {
  private Interop() {}

  record Ran(int status, String output) {}

  /** Skips the test with a word on the console too, where Surefire wouldn't say why. */
  static void need(boolean present, String skipped) {
    if (!present) {
      System.out.println(skipped);
    }
    assumeTrue(present, skipped);
  }

  static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static Ran run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("interop", ".txt");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("Still running: " + command);
    }
    var text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Ran(process.exitValue(), text);
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
