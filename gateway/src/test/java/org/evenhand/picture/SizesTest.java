package org.evenhand.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void a_smaller_picture_is_upright_and_hides_nothing() {
    Samples.full()
        .forEach((name, file) -> {
          if (!name.contains("WebP") && !name.contains("circles")) {
            var small = (Scaled.Bytes) Sizes.scaled(file, 20);
            boolean turned = !name.equals("GIF");
            assertThat(turned ? small.height() : small.width()).as(name).isEqualTo(20);
            assertThat(turned ? small.width() : small.height()).as(name).isLessThan(20);
            assertThat(Independent.read(small.bytes()).findings(Location.STRIP)).as(name).isEmpty();
            assertThat(Independent.read(small.bytes()).orientation()).as(name).isEqualTo(1);
            assertThat(Samples.holdsSecret(small.bytes())).as(name).isFalse();
          }
        });
  }

  @Test
  void it_shows_what_the_larger_one_shows() throws IOException {
    var large = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
    var pen = large.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 150, 200);
    pen.setColor(Color.BLUE);
    pen.fillRect(150, 100, 150, 100); // above it nothing: transparent
    pen.dispose();
    var exif = Tiff.telling(ByteOrder.BIG_ENDIAN, "x"); // turned by a quarter, clockwise
    var file = Samples.png(Samples.written("png", large), exif);
    var small = (Scaled.Bytes) Sizes.scaled(file, 30);
    var image = ImageIO.read(new ByteArrayInputStream(small.bytes()));
    assertThat(image.getWidth()).isEqualTo(20);
    assertThat(image.getHeight()).isEqualTo(30);
    assertThat(new Color(image.getRGB(10, 5))).as("what was left is above").isEqualTo(Color.RED);
    assertThat(new Color(image.getRGB(4, 25))).as("what was below is left").isEqualTo(Color.BLUE);
    assertThat(image.getRGB(15, 25) >>> 24).as("what was transparent is").isZero();
  }

  @Test
  void each_pixel_is_the_mean_of_those_it_covers() throws IOException {
    var lines = new BufferedImage(101, 101, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 101; y++) {
      for (int x = 0; x < 101; x++) {
        lines.getRaster().setSample(x, y, 0, x % 2 == 0 ? 0 : 200);
      }
    }
    var small = (Scaled.Bytes) Sizes.scaled(Samples.written("png", lines), 10);
    var raster = ImageIO.read(new ByteArrayInputStream(small.bytes())).getRaster();
    assertThat(raster.getNumBands()).isEqualTo(1);
    for (int x = 0; x < 10; x++) {
      assertThat(raster.getSample(x, 5, 0)).isCloseTo(100, within(10));
    }
  }

  @Test
  void a_small_picture_is_not_made_larger() {
    var small = (Scaled.Bytes) Sizes.scaled(Samples.plainJpeg(48, 40, false), 400);
    assertThat(small.width()).isEqualTo(48);
    assertThat(small.height()).isEqualTo(40);
  }

  @Test
  void webp_is_refused_because_nothing_here_decodes_it() {
    var refused = (Scaled.Refused) Sizes.scaled(Samples.WEBP_LOSSY, 10);
    assertThat(refused.reason()).isEqualTo(Refusal.NO_DECODER);
  }

  @Test
  void what_cannot_be_cleaned_cannot_be_made_smaller() {
    var cut = Arrays.copyOf(Samples.plainJpeg(48, 40, false), 300);
    assertThat(((Scaled.Refused) Sizes.scaled(cut, 10)).reason()).isEqualTo(Refusal.TRUNCATED);
  }
}
