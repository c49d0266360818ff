package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in clear for a while, and does not stay. */
class PassingFolderTest {
  @TempDir private Path place;

  private static void fill(PassingFolder folder) throws IOException {
    Files.createDirectories(folder.place("store/within"));
    Files.writeString(folder.place("store/within/rows"), "in clear");
  }

  @Test
  void it_is_its_owners_alone_and_goes_when_it_is_closed() throws IOException {
    var path = place.resolve("replay");
    try (var folder = PassingFolder.in(path)) {
      fill(folder);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      assertThatThrownBy(() -> PassingFolder.in(path)).hasMessageContaining("is in use");
      PassingFolder.removeLeft(path);
      assertThat(folder.place("store/within/rows")).as("in use, so not a leftover").exists();
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void what_was_left_goes_at_the_next_start_of_either() throws IOException {
    var left = place.resolve("replay/store/000007.sst");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "in clear");
    try (var folder = PassingFolder.in(place.resolve("replay"))) {
      assertThat(folder.place("store")).doesNotExist();
    }
    Files.createDirectories(left.getParent());
    Files.writeString(left, "in clear");
    PassingFolder.removeLeft(place.resolve("replay"));
    assertThat(place).isEmptyDirectory();
  }

  /** What the process in the test below does. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] arguments) throws IOException {
      fill(PassingFolder.in(Path.of(arguments[0])));
      System.out.println("holding");
      System.out.flush();
      int end = System.in.read();
      System.out.println(end);
    }
  }

  @Test
  void a_process_that_is_told_to_stop_takes_it_along() throws Exception {
    var path = place.resolve("replay");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Holding.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("holding");
      assertThat(path.resolve("store/within/rows")).exists();
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(path).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }
}
