package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import javax.imageio.ImageIO;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnPhotos.Outcome;
import org.evenhand.people.owner.OwnView;
import org.evenhand.picture.Refusal;
import org.evenhand.record.Change;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Entry;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos that people bring themselves, over the real fold, vault and disk. */
class OwnPhotosTest {
  private static final PersonId ANN = new PersonId(1);
  private static final SignedIn ME = new SignedIn(ANN);
  private static final SignedIn BEN = new SignedIn(new PersonId(2));
  private static final Instant TAKEN = Instant.parse("2025-07-01T10:00:00Z");

  private @TempDir Path folder;
  private final MemoryKeyVault vault = new MemoryKeyVault(7, new SecureRandom());
  private final MemoryTable table = new MemoryTable();
  private Instant now = Instant.parse("2026-03-02T09:14:00Z");
  private PhotoFiles files;
  private People people;
  private OwnPhotos photos;
  private OwnView view;
  private long position;
  private byte[] picture;

  @BeforeEach
  void come() throws IOException {
    vault.create(ANN, BEN.person());
    files = new PhotoFiles(folder, vault, 10_000, _ -> {});
    people = new People(table, (_, _) -> java.util.Optional.empty(), files::remove);
    photos = photos(this::append);
    view = new OwnView(table, CatalogueFile.builtIn(), files);
    picture = png(30, 20);
  }

  private OwnPhotos photos(ToLongFunction<Change> record) {
    return new OwnPhotos(table, files, record, () -> now);
  }

  private long append(Change change) {
    position++;
    people.apply(List.of(new Entry(position, now, change)), position);
    return position;
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private List<Path> onDisk() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private PhotoId added(SignedIn who) {
    return ((Outcome.Added) photos.add(who, picture, null)).photo();
  }

  @Test
  void a_brought_photo_is_there_with_its_bytes_and_what_they_say() throws IOException {
    var added = (Outcome.Added) photos.add(ME, picture, TAKEN);
    var photo = view.photo(ME, added.photo()).orElseThrow();
    assertThat(added.position()).isEqualTo(position);
    assertThat(photo.details().takenAt()).isEqualTo(TAKEN);
    assertThat(photo.details().width()).isEqualTo(30);
    assertThat(photo.details().height()).isEqualTo(20);
    assertThat(view.photoFile(ME, added.photo())).hasValue(picture);
    assertThat(view.photoFile(BEN, added.photo())).isEmpty();
    assertThat(onDisk()).hasSize(1);
  }

  @Test
  void the_newest_comes_first_and_no_number_is_given_twice() {
    var first = added(ME);
    var bens = added(BEN);
    append(
        new Change.PhotoAdded(
            ANN, new PhotoId(first.number() + 1_000_000), new PhotoDetails(TAKEN, 1, 1, null)));
    var second = added(ME);
    assertThat(view.photos(ME, 10).stream().map(OwnPhoto::id).toList())
        .containsExactly(second, new PhotoId(first.number() + 1_000_000), first);
    photos.remove(ME, second);
    assertThat(added(ME)).isNotIn(first, second, bens);
  }

  @Test
  void a_number_is_spent_for_good_over_restarts_and_whatever_the_clock_says() throws IOException {
    var removed = added(ME);
    photos.remove(ME, removed);
    photos = photos(this::append); // a restart
    assertThat(added(BEN)).isGreaterThan(removed);

    var far = new PhotoId(removed.number() + 1_000_000_000);
    append(new Change.PhotoAdded(ANN, far, new PhotoDetails(TAKEN, 1, 1, null)));
    append(new Change.Erased(ANN));
    photos = photos(this::append);
    now = now.minusSeconds(3_600);
    assertThat(added(BEN)).isGreaterThan(far);
  }

  @Test
  void what_cannot_be_cleaned_is_refused_with_the_reason_and_leaves_nothing() throws IOException {
    var cut = Arrays.copyOf(picture, picture.length - 20);
    assertThat(photos.add(ME, cut, null)).isInstanceOf(Outcome.Unfit.class);
    assertThat(photos.add(ME, "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8), null))
        .isEqualTo(
            new Outcome.Unfit(Refusal.UNKNOWN_FORMAT, "the file is no JPEG, PNG, GIF or WebP"));
    assertThat(photos.add(ME, new byte[10_001], null)).isEqualTo(new Outcome.TooLarge(10_000));
    assertThat(position).isZero();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void a_removed_photo_and_its_file_are_gone_and_anothers_is_none() throws IOException {
    var mine = added(ME);
    assertThat(photos.remove(BEN, mine)).isEmpty();
    assertThat(position).isEqualTo(1);
    assertThat(photos.remove(ME, mine)).hasValue(2);
    assertThat(view.photos(ME, 10)).isEmpty();
    assertThat(onDisk()).isEmpty();
    assertThat(photos.remove(ME, mine)).isEmpty();
  }

  @Test
  void a_crash_before_the_frame_leaves_a_file_that_opening_removes() throws IOException {
    var kept = added(ME);
    var crashing =
        photos(_ -> {
          throw new UncheckedIOException(new IOException("the power is gone"));
        });
    assertThatThrownBy(() -> crashing.add(ME, picture, null))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(onDisk()).hasSize(2);
    assertThat(files.tidy(people::names)).isEqualTo(1);
    assertThat(view.photoFile(ME, kept)).hasValue(picture);
  }

  @Test
  void a_person_has_so_many_photos_and_no_more() throws IOException {
    for (int i = 1; i < OwnPhotos.MOST; i++) {
      append(new Change.PhotoAdded(ANN, new PhotoId(i), new PhotoDetails(TAKEN, 1, 1, null)));
    }
    var last = added(ME);
    assertThat(photos.add(ME, picture, null)).isEqualTo(new Outcome.TooMany(OwnPhotos.MOST));
    assertThat(onDisk()).hasSize(1);
    photos.remove(ME, last);
    assertThat(photos.add(ME, picture, null)).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void a_person_brings_so_many_an_hour_and_others_are_not_held_up() {
    for (int i = 0; i < OwnPhotos.MOST_AN_HOUR; i++) {
      photos.add(ME, new byte[1], null);
    }
    assertThat(photos.add(ME, picture, null))
        .isEqualTo(new Outcome.TooOften(OwnPhotos.MOST_AN_HOUR, 46 * 60));
    assertThat(photos.add(BEN, picture, null)).isInstanceOf(Outcome.Added.class);
    now = now.plusSeconds(46 * 60);
    assertThat(photos.add(ME, picture, null)).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void who_was_erased_brings_nothing() throws IOException {
    append(new Change.Erased(ANN));
    vault.erase(ANN);
    assertThat(photos.add(ME, picture, null)).isEqualTo(new Outcome.Erased());
    assertThat(onDisk()).isEmpty();
  }
}
