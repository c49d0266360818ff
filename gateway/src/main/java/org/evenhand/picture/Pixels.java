package org.evenhand.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A small picture, decoded.
 *
 * @param bands 1 grey, 3 RGB, 4 RGB with alpha
 * @param samples row by row, pixel by pixel
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this room
record Pixels(int width, int height, int bands, byte[] samples) {
  // At this quality the steps can't be seen at the sizes that are made here.
  private static final float QUALITY = 0.85f;

  void set(int x, int y, int band, float value) {
    samples[(y * width + x) * bands + band] = (byte) Math.clamp(Math.round(value), 0, 255);
  }

  /** The picture as it is to be shown, by its orientation (TIFF 6.0 §8, tag 274). */
  Pixels turned(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean side = orientation >= 5;
    var to = new Pixels(side ? height : width, side ? width : height, bands, samples.clone());
    for (int y = 0; y < to.height; y++) {
      for (int x = 0; x < to.width; x++) {
        int fromX =
            switch (orientation) {
              case 2, 3 -> width - 1 - x;
              case 5, 6 -> y;
              case 7, 8 -> width - 1 - y;
              default -> x;
            };
        int fromY =
            switch (orientation) {
              case 3, 4 -> height - 1 - y;
              case 5, 8 -> x;
              case 6, 7 -> height - 1 - x;
              default -> y;
            };
        System.arraycopy(
            samples,
            (fromY * width + fromX) * bands,
            to.samples,
            (y * to.width + x) * bands,
            bands);
      }
    }
    return to;
  }

  Scaled jpeg(@Nullable ColourProfile profile) {
    var file = written("jpeg");
    var kept = fits(profile) ? profile : null;
    return new Scaled.Bytes(
        kept == null ? file : Jpeg.withProfile(file, kept), Format.JPEG, width, height);
  }

  Scaled png(@Nullable ColourProfile profile, List<Span> colourChunks) {
    var kept = fits(profile) ? profile : null;
    var file = Png.withColours(written("png"), kept, colourChunks);
    return new Scaled.Bytes(file, Format.PNG, width, height);
  }

  /** Whether a profile is for these colours: one of CMYK is for none that are written here. */
  private boolean fits(@Nullable ColourProfile profile) {
    return profile != null && profile.space().equals(bands == 1 ? "GRAY" : "RGB ");
  }

  private byte[] written(String format) {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      var how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image(), null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private BufferedImage image() {
    int space = bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    var colours =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            bands == 4,
            false,
            bands == 4 ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_BYTE);
    var raster = colours.createCompatibleWritableRaster(width, height);
    raster.setDataElements(0, 0, width, height, samples);
    return new BufferedImage(colours, raster, false, null);
  }
}
