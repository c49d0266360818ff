package org.evenhand.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit keeps for a while, and does not leave behind. */
class ScratchFolderTest {
  @TempDir private Path place;

  @Test
  void it_is_its_owners_alone_and_goes_when_it_is_closed() throws IOException {
    Path path;
    try (var folder = new ScratchFolder()) {
      path = folder.path();
      Files.writeString(path.resolve("rows"), "somebody's");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
    assertThat(path).doesNotExist();
  }

  /** What the process in the test below does: an audit's tables, more than memory holds. */
  static final class Spilling {
    private Spilling() {}

    public static void main(String[] arguments) throws IOException {
      var tables = Tables.open("64MB");
      tables.run("CREATE TABLE many AS SELECT range AS a, range::VARCHAR AS b FROM range(8000000)");
      System.out.println("spilt");
      System.out.flush();
      int end = System.in.read();
      System.out.println(end);
    }
  }

  @Test
  void an_audit_that_is_told_to_stop_leaves_nothing() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + place,
                "-cp",
                System.getProperty("java.class.path"),
                Spilling.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("spilt");
      try (var files = Files.walk(place)) {
        assertThat(files.filter(file -> file.toString().contains("spill")))
            .as("it has something to leave")
            .isNotEmpty();
      }
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      try (var files = Files.list(place)) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("evenhand")))
            .isEmpty();
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
