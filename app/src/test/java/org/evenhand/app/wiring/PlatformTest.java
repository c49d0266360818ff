package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.evenhand.record.CannotOpenRecord;
import org.evenhand.record.Change;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.LogConfiguration;
import org.evenhand.record.vault.VaultDamaged;
import org.evenhand.store.rocks.RocksConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a platform is opened, what keeps it closed, and when it says that it is ready. */
class PlatformTest {
  private @TempDir Path folder;

  private Platform open(InstantSource clock, long leastFreeBytes) throws IOException {
    var configuration =
        new PlatformConfiguration(
            folder, LogConfiguration.small(), RocksConfiguration.usual(), 1 << 20, leastFreeBytes);
    return Platform.open(
        configuration,
        clock,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private Platform open() throws IOException {
    return open(InstantSource.system(), 0);
  }

  private void begin() throws IOException {
    try (var platform = open()) {
      assertThat(platform.log().append(new Change.KeyEvent("made", "k-1"))).isEqualTo(1);
    }
  }

  @Test
  void a_platform_that_is_in_use_is_refused_before_its_vault_or_store_is_touched()
      throws IOException {
    try (var taken = DirectoryLogFiles.open(folder.resolve("log"))) {
      assertThat(taken.list()).isNotEmpty();
      assertThatThrownBy(this::open).isInstanceOf(CannotOpenRecord.InUse.class);
      assertThat(folder.resolve("vault")).doesNotExist();
      assertThat(folder.resolve("store")).doesNotExist();
    }
    begin();
  }

  @Test
  void what_could_not_be_opened_lets_go_of_everything() throws IOException {
    begin();
    var behind = InstantSource.fixed(Instant.now().minus(Duration.ofHours(1)));
    assertThatThrownBy(() -> open(behind, 0)).isInstanceOf(CannotOpenRecord.ClockBehind.class);
    try (var platform = open()) {
      assertThat(platform.log().applied()).isEqualTo(1);
    }
  }

  @Test
  void a_record_without_its_vault_is_refused_and_no_new_vault_takes_its_place() throws IOException {
    begin();
    var away = folder.resolve("vault-elsewhere");
    Files.move(folder.resolve("vault"), away);
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultDamaged.class)
        .hasMessageContaining("put back the vault");
    assertThat(folder.resolve("vault")).doesNotExist();
    Files.move(away, folder.resolve("vault"));
    begins(2);
  }

  @Test
  void a_record_whose_vault_lost_a_file_is_refused() throws IOException {
    begin();
    for (var name : new String[] {"people.keys", "installation.key", "erasures"}) {
      var file = folder.resolve("vault").resolve(name);
      var away = folder.resolve(name);
      Files.move(file, away);
      assertThatThrownBy(this::open)
          .isInstanceOf(VaultDamaged.class)
          .hasMessageContaining("has no " + name);
      assertThat(file).doesNotExist();
      Files.move(away, file);
    }
    begins(2);
  }

  private void begins(long next) throws IOException {
    try (var platform = open()) {
      assertThat(platform.log().append(new Change.KeyEvent("made", "k-2"))).isEqualTo(next);
    }
  }

  @Test
  void a_platform_is_ready_until_its_record_is_closed() throws IOException {
    try (var platform = open()) {
      var readiness = new ServerBeans().readiness(platform);
      assertThat(readiness.look()).isEqualTo(Map.of("record", true, "folds", true, "disk", true));
      platform.log().close();
      assertThat(readiness.look()).isEqualTo(Map.of("record", false, "folds", true, "disk", true));
    }
  }

  @Test
  void a_platform_that_publishes_says_whether_its_seals_keep_up() throws IOException {
    try (var platform = open()) {
      platform.publish(PublicLogConfiguration.of("platform.example/log", List.of()));
      assertThat(new ServerBeans().readiness(platform).look())
          .isEqualTo(Map.of("record", true, "folds", true, "disk", true, "seals", true));
    }
  }

  @Test
  void a_platform_without_room_on_its_disk_is_not_ready() throws IOException {
    try (var platform = open(InstantSource.system(), Long.MAX_VALUE)) {
      assertThat(new ServerBeans().readiness(platform).look())
          .isEqualTo(Map.of("record", true, "folds", true, "disk", false));
    }
  }
}
