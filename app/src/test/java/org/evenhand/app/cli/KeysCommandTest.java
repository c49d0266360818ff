package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.record.seal.Passphrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a public log, from the first start to the retirement of the first ones. */
class KeysCommandTest {
  @TempDir Path folder;

  private Platform open() throws IOException {
    var platform =
        Platform.open(
            PlatformConfiguration.in(folder),
            InstantSource.system(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    platform.publish(
        new PublicLogConfiguration("platform.example/log", Passphrase.none(), List.of()));
    return platform;
  }

  private List<String> published() throws IOException {
    return Files.readAllLines(folder.resolve("public/key"));
  }

  @Test
  void keys_are_listed_rotated_and_retired_and_the_next_start_says_so() throws IOException {
    try (var _ = open()) {
      var busy = Run.of("keys", "rotate", folder);
      assertThat(busy.exit()).isEqualTo(1);
      assertThat(busy.err()).contains("in use");
    }
    var first = Run.of("keys", "list", folder).outLines();
    assertThat(first).hasSize(2).isEqualTo(published());
    assertThat(Run.of("keys", "retire", folder).out()).contains("Nothing was changed");
    assertThat(Run.of("keys", "rotate", folder).exit()).isZero();
    open().close();
    assertThat(published()).hasSize(4).containsAll(first);
    assertThat(published().subList(2, 4)).isEqualTo(first);
    var retired = Run.of("keys", "retire", folder);
    assertThat(retired.exit()).isZero();
    assertThat(retired.out()).contains("2 keys sign a last time at the next start");
    open().close();
    assertThat(published()).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(Run.of("keys", "list", folder).outLines()).isEqualTo(published());
  }

  @Test
  void a_folder_without_keys_is_wrong_use() {
    assertThat(Run.of("keys", "list", folder).exit()).isEqualTo(2);
    assertThat(Run.of("keys").exit()).isEqualTo(2);
  }
}
