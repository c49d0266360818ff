package org.evenhand.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fifty-one photos of real cameras and phones (see {@code evenhand.data}), checked by a reader that
 * others wrote.
 */
class RealPhotosTest {
  @Test
  void every_photo_that_shows_a_picture_is_taken() throws IOException {
    var photos = photos();
    assertThat(photos).hasSize(51);
    photos.forEach((name, photo) ->
        assertThat(Pictures.inspect(photo)).as(name).isInstanceOf(Inspection.Accepted.class));
  }

  @ParameterizedTest
  @EnumSource(Location.class)
  void nothing_but_the_picture_is_found_in_a_cleaned_photo(Location location) throws IOException {
    photos()
        .forEach((name, photo) ->
            assertThat(Independent.read(clean(photo, location)).findings(location))
                .as(name)
                .isEmpty());
  }

  @Test
  void the_independent_reader_does_find_what_the_originals_hide() throws IOException {
    var telling =
        photos().values().stream()
            .filter(photo -> !Independent.read(photo).findings(Location.STRIP).isEmpty());
    // All but none: even the broken ones hold XMP or EXIF.
    assertThat(telling.count()).isEqualTo(51);
  }

  @Test
  void a_place_that_is_kept_is_the_original_s() throws IOException {
    int places = 0;
    for (var entry : photos().entrySet()) {
      var original = Independent.read(entry.getValue()).place();
      var kept = Independent.read(clean(entry.getValue(), Location.KEEP)).place();
      assertThat(kept.isPresent()).as(entry.getKey()).isEqualTo(original.isPresent());
      var said = ((Inspection.Accepted) Pictures.inspect(entry.getValue())).place();
      assertThat(said.isPresent()).as(entry.getKey()).isEqualTo(original.isPresent());
      if (original.isPresent()) {
        double latitude = original.get().getLatitude();
        double longitude = original.get().getLongitude();
        assertThat(kept.orElseThrow().getLatitude()).isCloseTo(latitude, within(1e-6));
        assertThat(kept.orElseThrow().getLongitude()).isCloseTo(longitude, within(1e-6));
        assertThat(said.orElseThrow().latitude()).isCloseTo(latitude, within(1e-6));
        assertThat(said.orElseThrow().longitude()).isCloseTo(longitude, within(1e-6));
        places++;
      }
    }
    assertThat(places).isEqualTo(22);
  }

  @Test
  void the_places_are_those_that_the_data_set_tells() throws IOException {
    var photos = photos();
    assertPlace(
        photos, "DSCN0010.jpg", 43 + 28 / 60.0 + 2.814 / 3600, 11 + 53 / 60.0 + 6.456 / 3600);
    assertPlace(
        photos, "Apple_iPhone_4.jpg", 41 + 51 / 60.0 + 10.8 / 3600, 12 + 29 / 60.0 + 19.8 / 3600);
    assertPlace(
        photos,
        "Nokia_Lumia_800.jpg",
        53 + 21 / 60.0 + 34.07 / 3600,
        -6 - 15 / 60.0 - 29.63 / 3600);
  }

  private static void assertPlace(
      Map<String, byte[]> photos, String name, double latitude, double longitude) {
    var photo = photos.entrySet().stream().filter(e -> e.getKey().endsWith(name)).findFirst();
    var place = Independent.read(clean(photo.orElseThrow().getValue(), Location.KEEP)).place();
    // The data set's page rounds to a hundredth of a second.
    assertThat(place.orElseThrow().getLatitude()).isCloseTo(latitude, within(0.005 / 3600));
    assertThat(place.orElseThrow().getLongitude()).isCloseTo(longitude, within(0.005 / 3600));
  }

  @Test
  void a_cleaned_photo_is_turned_as_the_original_is() throws IOException {
    var turned = new HashMap<String, Integer>();
    photos()
        .forEach((name, photo) -> {
          int original = Independent.read(photo).orientation();
          assertThat(Independent.read(clean(photo, Location.STRIP)).orientation())
              .as(name)
              .isEqualTo(original);
          if (original != 1) {
            turned.put(name, original);
          }
        });
    assertThat(turned).containsValues(6, 8);
  }

  @Test
  void its_pixels_are_the_original_s_every_one() throws IOException {
    for (var entry : photos().entrySet()) {
      var clean = clean(entry.getValue(), Location.STRIP);
      assertThat(pixels(clean)).as(entry.getKey()).isEqualTo(pixels(entry.getValue()));
      var data = fromFirstScan(clean);
      assertThat(Arrays.copyOf(fromFirstScan(entry.getValue()), data.length))
          .as(entry.getKey())
          .isEqualTo(data);
    }
  }

  @Test
  void its_colours_mean_what_the_original_s_mean() throws IOException {
    int profiles = 0;
    for (var entry : photos().entrySet()) {
      var original = profile(entry.getValue());
      var kept = profile(clean(entry.getValue(), Location.STRIP));
      assertThat(kept.isPresent()).as(entry.getKey()).isEqualTo(original.isPresent());
      if (original.isPresent()) {
        assertSameColours(original.get(), kept.orElseThrow());
        profiles++;
      }
    }
    assertThat(profiles).isGreaterThan(10);
  }

  private static void assertSameColours(byte[] original, byte[] kept) {
    var before = new ICC_ColorSpace(ICC_Profile.getInstance(original));
    var after = new ICC_ColorSpace(ICC_Profile.getInstance(kept));
    for (float red = 0; red <= 1; red += 0.25f) {
      for (float green = 0; green <= 1; green += 0.25f) {
        var colour = new float[] {red, green, 0.4f};
        assertThat(after.toRGB(colour)).isEqualTo(before.toRGB(colour));
      }
    }
  }

  private static int[] pixels(byte[] file) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(file));
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  /** The file from its first scan on, found without the code that is tested. */
  private static byte[] fromFirstScan(byte[] file) {
    int at = 2;
    while ((file[at + 1] & 0xFF) != 0xDA) {
      at += file[at + 1] == (byte) 0xFF ? 1 : 2 + length(file, at);
    }
    return Arrays.copyOfRange(file, at, file.length);
  }

  private static Optional<byte[]> profile(byte[] file) {
    var profile = new ByteArrayOutputStream();
    int at = 2;
    while ((file[at + 1] & 0xFF) != 0xDA) {
      if (file[at + 1] == (byte) 0xE2
          && new String(file, at + 4, 3, java.nio.charset.StandardCharsets.US_ASCII)
              .equals("ICC")) {
        profile.write(file, at + 18, length(file, at) - 16);
      }
      at += file[at + 1] == (byte) 0xFF ? 1 : 2 + length(file, at);
    }
    return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
  }

  private static int length(byte[] file, int at) {
    return (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
  }

  private static byte[] clean(byte[] photo, Location location) {
    return ((Cleaned.Bytes) Pictures.clean(photo, location)).bytes();
  }

  private static Map<String, byte[]> photos() throws IOException {
    var folder = Path.of(System.getProperty("evenhand.data", "absent"), "exif-photos");
    assumeTrue(System.getenv("CI") != null || Files.exists(folder), "skipped: no data");
    var photos = new HashMap<String, byte[]>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(one -> one.toString().matches(".*\\.jpe?g")).toList()) {
        photos.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return photos;
  }
}
