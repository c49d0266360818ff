package org.evenhand.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for every picture. */
class PicturesProperties {
  private enum Kind {
    BASELINE,
    PROGRESSIVE,
    PNG,
    GIF
  }

  @Property(tries = 300)
  void cleaning_what_is_clean_changes_nothing(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @AlphaChars @StringLength(min = 1, max = 60) String words,
      @ForAll Location location) {
    var clean = clean(picture(kind, width, height, words), location);
    assertThat(clean(clean, location)).isEqualTo(clean);
  }

  @Property(tries = 300)
  void keeping_the_place_and_then_stripping_it_is_stripping_it(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @AlphaChars @StringLength(min = 1, max = 60) String words) {
    var file = picture(kind, width, height, words);
    assertThat(clean(clean(file, Location.KEEP), Location.STRIP))
        .isEqualTo(clean(file, Location.STRIP));
  }

  @Property(tries = 200)
  void no_pixel_changes(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height)
      throws IOException {
    var file = picture(kind, width, height, "anybody");
    assertThat(pixels(clean(file, Location.STRIP))).isEqualTo(pixels(file));
  }

  @Property(tries = 500)
  void bytes_of_any_kind_are_refused_or_taken_and_never_thrown_at(@ForAll byte[] bytes) {
    assertThat(Pictures.inspect(bytes)).isInstanceOf(Inspection.Refused.class);
    assertThat(Pictures.clean(Samples.join(new byte[] {-1, -40, -1}, bytes), Location.KEEP))
        .isInstanceOf(Cleaned.Refused.class);
  }

  private static byte[] picture(Kind kind, int width, int height, String words) {
    var exif = Tiff.telling(ByteOrder.LITTLE_ENDIAN, words);
    return switch (kind) {
      case BASELINE -> Samples.jpeg(Samples.plainJpeg(width, height, false), exif);
      case PROGRESSIVE -> Samples.jpeg(Samples.plainJpeg(width, height, true), exif);
      case PNG -> Samples.png(Samples.plainPng(width, height, BufferedImage.TYPE_INT_ARGB), exif);
      case GIF -> Samples.gif(Samples.plainGif(width, height));
    };
  }

  private static byte[] clean(byte[] file, Location location) {
    return ((Cleaned.Bytes) Pictures.clean(file, location)).bytes();
  }

  private static int[] pixels(byte[] file) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(file));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
