package org.evenhand.record.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyVaultTest {
  private static final byte[] CONTEXT = {4};
  private final SecureRandom random = new SecureRandom();
  @TempDir Path directory;

  private FileKeyVault open() {
    return new FileKeyVault(directory.resolve("vault"), random);
  }

  private static PersonId p(int number) {
    return new PersonId(number);
  }

  private byte[] rootOnDisk(int number) throws IOException {
    var all = Files.readAllBytes(directory.resolve("vault/people.keys"));
    return java.util.Arrays.copyOfRange(all, number * 32, number * 32 + 32);
  }

  private boolean onDisk(byte[] secret) throws IOException {
    var needle = new String(secret, StandardCharsets.ISO_8859_1);
    try (var files = Files.list(directory.resolve("vault"))) {
      for (var file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void the_highest_number_counts_keys_that_were_destroyed_and_outlives_a_restart() {
    try (var vault = open()) {
      assertThat(vault.highest()).isZero();
      vault.create(p(1), p(40_000));
      vault.erase(p(40_000));
      assertThat(vault.highest()).isEqualTo(40_000);
    }
    try (var vault = open()) {
      assertThat(vault.highest()).isEqualTo(40_000);
    }
  }

  @Test
  void what_was_sealed_before_a_restart_opens_after_it() {
    byte[] sealed;
    byte[] tag;
    byte[] installation;
    try (var vault = open()) {
      vault.create(p(1), p(40_000));
      sealed = vault.keys(p(40_000)).orElseThrow().seal(new byte[] {1, 2, 3}, CONTEXT);
      tag = vault.keys(p(7)).orElseThrow().tag(2963, "sunny-maps");
      installation = vault.installationKey("ids", "sunny-maps", 16);
    }
    try (var vault = open()) {
      assertThat(vault.keys(p(40_000)).orElseThrow().open(sealed, CONTEXT))
          .containsExactly(1, 2, 3);
      assertThat(vault.keys(p(7)).orElseThrow().tag(2963, "sunny-maps")).isEqualTo(tag);
      assertThat(vault.installationKey("ids", "sunny-maps", 16)).isEqualTo(installation);
      assertThat(vault.installationKey("ids", "quiz-box", 16)).isNotEqualTo(installation);
      assertThat(vault.keys(p(40_001))).isEmpty();
    }
  }

  @Test
  void tags_that_are_shown_together_are_those_that_are_asked_for_one_by_one() {
    try (var vault = open()) {
      vault.create(p(1), p(9));
      var keys = vault.keys(p(7)).orElseThrow();
      var shown = new ArrayList<String>();
      keys.tags(
          List.of(2963, 2964),
          List.of("sunny-maps", "quiz"),
          (epoch, app, tag) -> {
            assertThat(tag).isEqualTo(keys.tag(epoch, app));
            shown.add(app + " " + epoch);
          });
      assertThat(shown)
          .containsExactly("sunny-maps 2963", "sunny-maps 2964", "quiz 2963", "quiz 2964");
    }
  }

  @Test
  void an_erased_key_is_nowhere_in_the_files() throws IOException {
    try (var vault = open()) {
      vault.create(p(1), p(10));
      var root = rootOnDisk(5);
      assertThat(onDisk(root)).isTrue();
      vault.erase(p(5));
      assertThat(onDisk(root)).isFalse();
      assertThat(vault.keys(p(5))).isEmpty();
      assertThat(vault.keys(p(4))).isPresent();
    }
  }

  @Test
  void an_erased_persons_key_is_never_made_again() {
    try (var vault = open()) {
      vault.create(p(1), p(10));
      vault.erase(p(5));
      vault.erase(p(77));
      vault.create(p(1), p(100));
      assertThat(vault.keys(p(5))).isEmpty();
      assertThat(vault.keys(p(77))).isEmpty();
    }
    try (var vault = open()) {
      vault.create(p(1), p(100));
      assertThat(vault.keys(p(5))).isEmpty();
      assertThat(vault.keys(p(6))).isPresent();
    }
  }

  @Test
  void making_keys_again_changes_none() throws IOException {
    try (var vault = open()) {
      vault.create(p(1), p(10));
      var before = rootOnDisk(3);
      vault.create(p(1), p(20));
      assertThat(rootOnDisk(3)).isEqualTo(before);
    }
  }

  @Test
  void an_older_backup_of_the_keys_does_not_bring_an_erased_person_back() throws IOException {
    var keys = directory.resolve("vault/people.keys");
    byte[] backup;
    try (var vault = open()) {
      vault.create(p(1), p(10));
      backup = Files.readAllBytes(keys);
      vault.erase(p(5));
    }
    Files.write(keys, backup);
    try (var vault = open()) {
      assertThat(vault.keys(p(5))).isEmpty();
      assertThat(vault.keys(p(6))).isPresent();
    }
  }

  @Test
  void a_torn_line_of_the_list_of_erasures_erases_nobody_and_spoils_no_later_one()
      throws IOException {
    var list = directory.resolve("vault/erasures");
    try (var vault = open()) {
      vault.create(p(1), p(200));
    }
    Files.writeString(list, "12", StandardOpenOption.APPEND);
    try (var vault = open()) {
      assertThat(vault.keys(p(12))).isPresent();
      vault.erase(p(3));
    }
    assertThat(Files.readString(list)).isEqualTo("3\n");
  }

  @Test
  void only_the_owner_may_read_the_files() throws IOException {
    try (var vault = open()) {
      vault.create(p(1), p(1));
      vault.erase(p(1));
    }
    var vault = directory.resolve("vault");
    assertThat(mode(vault)).isEqualTo("rwx------");
    for (var name : new String[] {"people.keys", "installation.key", "erasures"}) {
      assertThat(mode(vault.resolve(name))).as(name).isEqualTo("rw-------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void keys_without_their_installation_key_are_refused() throws IOException {
    open().close();
    Files.delete(directory.resolve("vault/installation.key"));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultDamaged.class)
        .hasMessageContaining("no installation.key");
  }

  @Test
  void a_key_never_made_is_told_from_one_that_was_destroyed() {
    try (var vault = open()) {
      vault.create(p(1), p(2));
      vault.erase(p(2));
      assertThat(vault.destroyed(p(1))).isFalse();
      assertThat(vault.destroyed(p(2))).isTrue();
      assertThat(vault.destroyed(p(3))).isFalse();
      assertThat(vault.destroyed(p(70_000))).isFalse();
    }
  }

  @Test
  void an_altered_seal_or_another_context_is_refused() {
    try (var vault = open()) {
      vault.create(p(1), p(2));
      var keys = vault.keys(p(1)).orElseThrow();
      var sealed = keys.seal(new byte[] {1}, CONTEXT);
      assertThatThrownBy(() -> keys.open(sealed, new byte[] {5}))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> vault.keys(p(2)).orElseThrow().open(sealed, CONTEXT))
          .isInstanceOf(IllegalStateException.class);
      sealed[20] ^= 1;
      assertThatThrownBy(() -> keys.open(sealed, CONTEXT))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_key_cannot_be_printed() {
    try (var vault = open()) {
      vault.create(p(1), p(1));
      assertThat(vault.keys(p(1)).orElseThrow()).hasToString("PersonKeys[redacted]");
    }
  }
}
