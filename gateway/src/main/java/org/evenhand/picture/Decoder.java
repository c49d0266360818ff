package org.evenhand.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes with the JDK's readers. They get the pixels alone: a profile is put back into the result
 * as it was, so no colour is converted, and no profile of a stranger is ever run.
 */
final class Decoder {
  private Decoder() {}

  static Rows jpeg(Jpeg jpeg, int step) {
    var bytes = jpeg.pixelsAlone();
    if (jpeg.frame().components().size() != 4) {
      return rows(read("jpeg", bytes, step, ImageReader::read), false);
    }
    var raster = read("jpeg", bytes, step, ImageReader::readRaster);
    return new FourInks(raster, jpeg.transform());
  }

  static Rows png(Png png, int step) {
    boolean grey = png.header().colours() == 0;
    return rows(read("png", png.pixelsAlone(), step, ImageReader::read), grey);
  }

  static Rows gif(Gif gif, int step) {
    var image = rows(read("gif", gif.clean(), step, ImageReader::read), false);
    int width = (gif.width() + step - 1) / step;
    int height = (gif.height() + step - 1) / step;
    return new Screen(width, height, gif.left() / step, gif.top() / step, image);
  }

  private interface Reading<T> {
    T read(ImageReader reader, int image, ImageReadParam how) throws IOException;
  }

  private static <T> T read(String format, byte[] file, int step, Reading<T> reading) {
    var reader = ImageIO.getImageReadersByFormatName(format).next();
    // In memory: by itself, ImageIO would write what it reads into a temporary file.
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      var how = reader.getDefaultReadParam();
      how.setSourceSubsampling(step, step, 0, 0);
      return reading.read(reader, 0, how);
    } catch (IOException | RuntimeException e) {
      // The JDK's readers throw exceptions of any kind at files that they don't expect.
      throw Unclean.damaged(
          "the JDK's decoder gave up on it (" + e.getClass().getSimpleName() + ")");
    } finally {
      reader.dispose();
    }
  }

  private static Rows rows(BufferedImage image, boolean grey) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return new Palette(image.getRaster(), palette, grey && !palette.hasAlpha());
    }
    return new Samples(
        image.getRaster(), image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0);
  }

  /** Colours by number. */
  private record Palette(Raster raster, IndexColorModel palette, boolean grey) implements Rows {
    @Override
    public int width() {
      return raster.getWidth();
    }

    @Override
    public int height() {
      return raster.getHeight();
    }

    @Override
    public int bands() {
      return grey ? 1 : palette.hasAlpha() ? 4 : 3;
    }

    @Override
    public void row(int y, int[] into) {
      int bands = bands();
      for (int x = 0; x < width(); x++) {
        int colour = palette.getRGB(raster.getSample(x, y, 0));
        into[bands * x] = colour >> 16 & 0xFF;
        if (bands > 1) {
          into[bands * x + 1] = colour >> 8 & 0xFF;
          into[bands * x + 2] = colour & 0xFF;
        }
        if (bands > 3) {
          into[bands * x + 3] = colour >>> 24;
        }
      }
    }
  }

  /**
   * Samples as they are, of 8 bits or the upper 8 of 16; grey with alpha becomes RGB with alpha.
   */
  private record Samples(Raster raster, int shift) implements Rows {
    @Override
    public int width() {
      return raster.getWidth();
    }

    @Override
    public int height() {
      return raster.getHeight();
    }

    @Override
    public int bands() {
      return raster.getNumBands() == 2 ? 4 : raster.getNumBands();
    }

    @Override
    public void row(int y, int[] into) {
      raster.getPixels(0, y, width(), 1, into);
      if (raster.getNumBands() == 2) {
        for (int x = width() - 1; x >= 0; x--) {
          into[4 * x + 3] = into[2 * x + 1];
          Arrays.fill(into, 4 * x, 4 * x + 3, into[2 * x]);
        }
      }
      if (shift > 0) {
        Arrays.setAll(into, i -> into[i] >> shift);
      }
    }
  }

  /** CMYK, or Adobe's YCCK, by the plain formula; Adobe stores both inverted. */
  private record FourInks(Raster raster, int transform) implements Rows {
    @Override
    public int width() {
      return raster.getWidth();
    }

    @Override
    public int height() {
      return raster.getHeight();
    }

    @Override
    public int bands() {
      return 3;
    }

    @Override
    public void row(int y, int[] into) {
      var inks = raster.getPixels(0, y, width(), 1, (int[]) null);
      for (int x = 0; x < width(); x++) {
        int key = transform < 0 ? 255 - inks[4 * x + 3] : inks[4 * x + 3];
        for (int i = 0; i < 3; i++) {
          int ink = transform == 2 ? fromYcc(inks, 4 * x, i) : inks[4 * x + i];
          into[3 * x + i] = (transform < 0 ? 255 - ink : ink) * key / 255;
        }
      }
    }

    private static int fromYcc(int[] inks, int at, int band) {
      double cb = inks[at + 1] - 128;
      double cr = inks[at + 2] - 128;
      double moved =
          switch (band) {
            case 0 -> 1.402 * cr;
            case 1 -> -0.344136 * cb - 0.714136 * cr;
            default -> 1.772 * cb;
          };
      return Math.clamp(Math.round(inks[at] + moved), 0, 255);
    }
  }

  /** A GIF's first image on its screen, which shows through where the image isn't. */
  private record Screen(int width, int height, int left, int top, Rows image) implements Rows {
    @Override
    public int bands() {
      return 4;
    }

    @Override
    public void row(int y, int[] into) {
      Arrays.fill(into, 0);
      if (y < top || y - top >= image.height()) {
        return;
      }
      int bands = image.bands();
      var from = new int[4 * image.width()];
      image.row(y - top, from);
      for (int x = 0; x < image.width() && left + x < width; x++) {
        for (int i = 0; i < 3; i++) {
          into[4 * (left + x) + i] = from[bands * x + (bands < 3 ? 0 : i)];
        }
        into[4 * (left + x) + 3] = bands == 4 ? from[bands * x + 3] : 255;
      }
    }
  }
}
