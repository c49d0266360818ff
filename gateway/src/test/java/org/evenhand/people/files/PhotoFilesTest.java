package org.evenhand.people.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evenhand.record.Change.Content;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFilesTest {
  private static final PersonId ANN = new PersonId(1);
  private static final PersonId BEN = new PersonId(2);

  private @TempDir Path folder;
  private final MemoryKeyVault vault = new MemoryKeyVault(7, new SecureRandom());
  private final List<Content> damaged = new ArrayList<>();
  private final byte[] picture = new byte[5_000];

  @BeforeEach
  void take() {
    vault.create(ANN, BEN);
    new Random(1).nextBytes(picture);
  }

  private PhotoFiles files(Disk disk) {
    return new PhotoFiles(folder, vault, 10_000, damaged::add, disk);
  }

  private PhotoFiles files() {
    return files(Disk.REAL);
  }

  private List<Path> onDisk() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_picture_is_read_as_it_was_kept_by_its_owner_alone() {
    var content = files().keep(ANN, picture).orElseThrow();
    assertThat(files().read(ANN, content)).hasValue(picture);
    assertThat(files().read(BEN, content)).isEmpty();
  }

  @Test
  void equal_pictures_of_two_people_have_nothing_in_common_on_the_disk() throws IOException {
    var anns = files().keep(ANN, picture).orElseThrow();
    var bens = files().keep(BEN, picture).orElseThrow();
    assertThat(anns).isNotEqualTo(bens);
    for (var file : onDisk()) {
      assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(
              new String(picture, 100, 16, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void a_destroyed_key_takes_the_picture_with_it_wherever_the_file_lies() {
    var content = files().keep(ANN, picture).orElseThrow();
    vault.erase(ANN);
    assertThat(files().read(ANN, content)).isEmpty();
    assertThat(files().keep(ANN, picture)).isEmpty();
  }

  @Test
  void every_flipped_byte_is_told_and_nothing_of_the_file_is_given() throws IOException {
    var content = files().keep(ANN, picture).orElseThrow();
    var file = onDisk().getFirst();
    var bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 97) {
      var altered = bytes.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      damaged.clear();
      assertThat(files().read(ANN, content)).isEmpty();
      assertThat(damaged).containsExactly(content);
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, 100));
    assertThat(files().read(ANN, content)).isEmpty();
    Files.delete(file);
    damaged.clear();
    assertThat(files().read(ANN, content)).isEmpty();
    assertThat(damaged).as("a removed one is no damage").isEmpty();
  }

  @Test
  void a_picture_beyond_the_bound_is_refused_and_nothing_is_written() throws IOException {
    assertThatThrownBy(() -> files().keep(ANN, new byte[10_001]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void whatever_step_fails_opening_finds_the_picture_whole_or_removes_what_is_left()
      throws IOException {
    var whole = new FailingDisk(Integer.MAX_VALUE);
    var before = files(whole).keep(ANN, picture).orElseThrow();
    for (int step = 1; step <= whole.steps(); step++) {
      var disk = new FailingDisk(step);
      assertThatThrownBy(() -> files(disk).keep(ANN, picture))
          .isInstanceOf(UncheckedIOException.class);
      disk.losePower();

      files().tidy(content -> content.equals(before));

      assertThat(onDisk()).hasSize(1);
      assertThat(files().read(ANN, before)).hasValue(picture);
    }
  }

  @Test
  void what_was_said_to_be_kept_is_there_after_loss_of_power() throws IOException {
    var disk = new FailingDisk(Integer.MAX_VALUE);
    var arriving = files(disk).arriving();
    var contents = new ArrayList<Content>();
    for (int i = 0; i < 20; i++) {
      contents.add(arriving.put(i % 2 == 0 ? ANN : BEN, picture).orElseThrow());
    }
    arriving.done();
    disk.losePower();
    for (int i = 0; i < 20; i++) {
      assertThat(files().read(i % 2 == 0 ? ANN : BEN, contents.get(i))).hasValue(picture);
    }
  }

  @Test
  void tidying_removes_what_no_row_names_and_nothing_else() throws IOException {
    var kept = files().keep(ANN, picture).orElseThrow();
    var orphan = files().keep(BEN, picture).orElseThrow();
    assertThat(files().tidy(kept::equals)).isEqualTo(1);
    assertThat(files().read(ANN, kept)).isPresent();
    assertThat(files().read(BEN, orphan)).isEqualTo(Optional.empty());
    files().remove(kept);
    files().remove(kept);
    assertThat(onDisk()).isEmpty();
  }
}
