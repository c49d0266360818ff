package org.evenhand.app.demo.world;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A photo's file as a phone would write it, of a landscape that is nowhere: with all that such
 * files hide, so that there is something to take out. The makers of these phones don't exist.
 */
public final class Snapshot {
  private static final int LONG_SIDE = 640;
  private static final int SHORT_SIDE = 480;
  private static final int THUMBNAIL = 96;
  private static final String[][] PHONES = {
    {"Fernglas", "Luz 7"}, {"Fernglas", "Luz 9 Pro"}, {"Obscura", "OB-20"}, {"Kvarts", "K2 mini"}
  };
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

  private Snapshot() {}

  /** The file of a photo of a world made from that seed. */
  public static byte[] of(Picture picture, long seed) {
    var random = World.random(seed, "picture " + picture.id().number());
    boolean upright = picture.height() > picture.width();
    var view =
        Landscape.draw(random, upright ? SHORT_SIDE : LONG_SIDE, upright ? LONG_SIDE : SHORT_SIDE);
    try {
      var file = jpeg(view, 0.8f);
      var exif = exif(picture, jpeg(small(view), 0.6f));
      return withExif(file, exif);
    } catch (IOException never) {
      throw new UncheckedIOException("memory cannot be written to", never);
    }
  }

  private static byte[] exif(Picture picture, byte[] thumbnail) {
    var owner = picture.owner().number();
    var phone = PHONES[owner % PHONES.length];
    var taken = TIME.format(picture.takenAt().atOffset(ZoneOffset.UTC));
    var main =
        new ExifDirectory()
            .text(0x010F, phone[0])
            .text(0x0110, phone[1])
            .whole(0x0112, 1)
            .text(0x0131, phone[0] + " Camera 4.2")
            .text(0x0132, taken);
    var camera =
        new ExifDirectory()
            .text(0x9003, taken)
            .text(0x9011, "+00:00")
            .bytes(
                0x927C,
                ("FICTION\0" + "unit " + owner + " lens 3 face 41,87")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .text(0xA431, String.format(Locale.ROOT, "%s-%06d", phone[0], owner));
    return ExifDirectory.block(main, camera, gps(picture.place()), thumbnail);
  }

  private static @Nullable ExifDirectory gps(@Nullable Town town) {
    return town == null
        ? null
        : new ExifDirectory()
            .text(1, town.latitude() < 0 ? "S" : "N")
            .degrees(2, Math.abs(town.latitude()))
            .text(3, town.longitude() < 0 ? "W" : "E")
            .degrees(4, Math.abs(town.longitude()));
  }

  private static BufferedImage small(BufferedImage view) {
    int width = view.getWidth() * THUMBNAIL / LONG_SIDE;
    int height = view.getHeight() * THUMBNAIL / LONG_SIDE;
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(view, 0, 0, width, height, null);
    pen.dispose();
    return small;
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** An APP1 segment right behind the start of the image (CIPA DC-008, 4.7.2). */
  private static byte[] withExif(byte[] file, byte[] exif) {
    var out = new ByteArrayOutputStream();
    out.write(file, 0, 2);
    out.write(0xFF);
    out.write(0xE1);
    int length = 2 + exif.length;
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(exif);
    out.write(file, 2, file.length - 2);
    return out.toByteArray();
  }
}
