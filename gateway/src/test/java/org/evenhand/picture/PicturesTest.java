package org.evenhand.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import org.evenhand.picture.Hidden.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PicturesTest {
  private static final byte[] EXIF = Tiff.telling(ByteOrder.BIG_ENDIAN, Samples.SECRET);

  @ParameterizedTest
  @EnumSource(Location.class)
  void whatever_hides_in_a_picture_is_gone_once_it_is_clean(Location location) {
    samples()
        .forEach((name, file) -> {
          assertThat(Samples.holdsSecret(file)).as(name).isTrue();
          var clean = clean(file, location);
          assertThat(Samples.holdsSecret(clean)).as(name).isFalse();
          assertThat(Independent.read(clean).findings(location)).as(name).isEmpty();
        });
  }

  @Test
  void the_owner_is_told_what_a_photo_hides() {
    var photo = (Inspection.Accepted) Pictures.inspect(Samples.full().get("baseline JPEG"));
    assertThat(photo.format()).isEqualTo(Format.JPEG);
    assertThat(photo.width()).as("turned by its orientation").isEqualTo(40);
    assertThat(photo.height()).isEqualTo(48);
    assertThat(photo.takenAt()).contains(LocalDateTime.of(2021, 7, 9, 10, 11, 12));
    assertThat(photo.place().orElseThrow().latitude()).isEqualTo(52 + 31 / 60.0 + 12.34 / 3600);
    assertThat(photo.place().orElseThrow().longitude()).isEqualTo(-13 - 22 / 60.0 - 56.78 / 3600);
    assertThat(photo.hidden())
        .extracting(Hidden::kind)
        .contains(
            Kind.POSITION,
            Kind.GPS_DETAILS,
            Kind.CAMERA,
            Kind.OWNER,
            Kind.SERIAL_NUMBER,
            Kind.MAKER_NOTE,
            Kind.THUMBNAIL,
            Kind.XMP,
            Kind.IPTC,
            Kind.COMMENT,
            Kind.SECOND_IMAGE,
            Kind.OTHER);
    assertThat(photo.hidden()).contains(new Hidden(Kind.OWNER, Samples.SECRET, 20));
  }

  @Test
  void a_clean_picture_hides_nothing_more() {
    samples()
        .forEach((name, file) -> {
          var stripped = (Inspection.Accepted) Pictures.inspect(clean(file, Location.STRIP));
          assertThat(stripped.hidden()).as(name).isEmpty();
          assertThat(stripped.place()).as(name).isEmpty();
          var kept = (Inspection.Accepted) Pictures.inspect(clean(file, Location.KEEP));
          assertThat(kept.hidden()).as(name).extracting(Hidden::kind).isSubsetOf(Kind.POSITION);
        });
  }

  @Test
  void place_and_orientation_stay_in_every_format_that_has_them() {
    samples()
        .forEach((name, file) -> {
          if (!name.equals("GIF")) {
            var kept = Independent.read(clean(file, Location.KEEP));
            assertThat(kept.orientation()).as(name).isEqualTo(6);
            assertThat(kept.place()).as(name).isPresent();
            assertThat(Independent.read(clean(file, Location.STRIP)).orientation()).isEqualTo(6);
          }
        });
  }

  @Test
  void exif_that_circles_is_refused() {
    var block = Tiff.circling(EXIF, 8);
    var file = Samples.jpeg(Samples.plainJpeg(16, 8, false), block);
    assertThat(reason(file)).isEqualTo(Refusal.LOOPS);
  }

  @Test
  void a_file_that_ends_early_is_refused_wherever_it_ends() {
    samples()
        .forEach((name, file) -> {
          int end = clean(file, Location.STRIP).length;
          var clean = clean(file, Location.STRIP);
          for (int size = 0; size < end; size++) {
            var cut = Pictures.clean(Arrays.copyOf(clean, size), Location.STRIP);
            assertThat(cut).as(name + " of " + size).isInstanceOf(Cleaned.Refused.class);
          }
        });
  }

  @Test
  void data_behind_the_last_pixel_are_no_picture() {
    // Within the last scan, before the end of image, where a decoder doesn't look.
    var plain = Samples.plainJpeg(48, 40, false);
    var before = Arrays.copyOf(plain, plain.length - 2);
    var end = new byte[] {(byte) 0xFF, (byte) 0xD9};
    var file = Samples.join(before, Samples.latin(Samples.SECRET), end);
    assertThat(clean(file, Location.STRIP)).isEqualTo(clean(plain, Location.STRIP));

    var png = Samples.plainPng(20, 10, 1);
    int ending = png.length - 12;
    var hiding =
        Samples.join(
            Arrays.copyOf(png, ending),
            Samples.chunk("IDAT", Samples.latin(Samples.SECRET)),
            Arrays.copyOfRange(png, ending, png.length));
    assertThat(reason(hiding)).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void a_webp_picture_that_swallows_the_next_part_is_refused() {
    var file = Samples.full().get("lossy WebP").clone();
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int exif = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("EXIF");
    bytes.putInt(34, exif + 8 + bytes.getInt(exif + 4) - 38);
    assertThat(reason(file)).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void a_bomb_is_refused_by_its_header() {
    var png = Samples.plainPng(20, 10, 1);
    var header = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put((byte) 8).put((byte) 2);
    var bomb =
        Samples.join(
            Arrays.copyOf(png, 8),
            Samples.chunk("IHDR", header.array()),
            Arrays.copyOfRange(png, 33, png.length));
    assertThat(reason(bomb)).isEqualTo(Refusal.TOO_MANY_PIXELS);
  }

  @Test
  void what_is_no_picture_is_refused() {
    assertThat(reason(new byte[0])).isEqualTo(Refusal.UNKNOWN_FORMAT);
    assertThat(reason(Samples.archive())).isEqualTo(Refusal.UNKNOWN_FORMAT);
    assertThat(reason(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}))
        .isEqualTo(Refusal.NO_IMAGE);
    assertThat(reason(new byte[Pictures.MOST_BYTES + 1])).isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void inspecting_refuses_what_cleaning_refuses() {
    assertThat(Pictures.inspect(Samples.archive())).isInstanceOf(Inspection.Refused.class);
  }

  /** All but the one that is refused. */
  private static Map<String, byte[]> samples() {
    var all = Samples.full();
    all.remove("JPEG with EXIF that circles");
    return all;
  }

  private static byte[] clean(byte[] file, Location location) {
    return switch (Pictures.clean(file, location)) {
      case Cleaned.Bytes clean -> clean.bytes();
      case Cleaned.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static Refusal reason(byte[] file) {
    return ((Cleaned.Refused) Pictures.clean(file, Location.STRIP)).reason();
  }
}
