package org.evenhand.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures made for tests. All that {@link #full} gives hide {@link #SECRET} in every way there is.
 */
final class Samples {
  static final String SECRET = "Anna-from-Graz-4711";

  // Made once with cwebp and webpmux 1.2.4 from a gradient of 12 × 8 pixels.
  static final byte[] WEBP_LOSSY =
      base64(
          "UklGRjwAAABXRUJQVlA4IDAAAADwAQCdASoMAAgAA4BaJZgCdAEOwXUlWkAA/veXb3iMo6L2GTqU7bcYTaEonG4W"
              + "oAA=");
  static final byte[] WEBP_LOSSLESS =
      base64("UklGRjAAAABXRUJQVlA4TCQAAAAvC8ABAJkyRPQ/NvWvf/Q/QJhtVIPzF97rAEZhAmIC4DpZfwA=");
  static final byte[] WEBP_ALPHA =
      base64(
          "UklGRnQAAABXRUJQVlA4WAoAAAAQAAAACwAABwAAQUxQSB8AAAARXyAQSOESHRERxgBBAIlCLLPMMsssI04Q0f9A"
              + "TvcEAFZQOCAuAAAA0AEAnQEqDAAIAAQAaCWYAnQBDrsJHSAA/vMM3brf1U1zstI2sXMPE6HW6jAAAA==");
  static final byte[] WEBP_ANIMATION =
      base64(
          "UklGRuoAAABXRUJQVlA4WAoAAAASAAAACwAABwAAQU5JTQYAAAD/////AgBBTk1GSAAAAAAAAAAAAAsAAAcAAGQA"
              + "AABWUDggMAAAAPABAJ0BKgwACAADgFolmAJ0AQ7BdSVaQAD+95dveIyjovYZOpTttxhNoSicbhagAEFOTUZuAAAA"
              + "AAAAAAAACwAABwAAZAAAAEFMUEgfAAAAEV8gEEjhEh0REcYAQQCJQiyzzDLLLCNOENH/QE73BABWUDggLgAAANAB"
              + "AJ0BKgwACAAEAGglmAJ0AQ67CR0gAP7zDN2639VNc7LSNrFzDxOh1uowAAA=");

  private Samples() {}

  /** One of each kind, all hiding the secret. */
  static Map<String, byte[]> full() {
    var exif = Tiff.telling(ByteOrder.BIG_ENDIAN, SECRET);
    var little = Tiff.telling(ByteOrder.LITTLE_ENDIAN, SECRET);
    var all = new LinkedHashMap<String, byte[]>();
    all.put("baseline JPEG", jpeg(plainJpeg(48, 40, false), exif));
    all.put("progressive JPEG", jpeg(plainJpeg(48, 40, true), little));
    all.put("JPEG with EXIF that circles", jpeg(plainJpeg(16, 8, false), Tiff.circling(exif, 8)));
    all.put("PNG", png(plainPng(40, 30, BufferedImage.TYPE_INT_ARGB), exif));
    all.put("PNG of a palette", png(plainPng(40, 30, BufferedImage.TYPE_BYTE_INDEXED), little));
    all.put("animated PNG", animated(png(plainPng(20, 10, BufferedImage.TYPE_INT_RGB), exif)));
    all.put("GIF", gif(plainGif(40, 30)));
    all.put("lossy WebP", webp(extended(WEBP_LOSSY, 12, 8), exif, "Exif\0\0"));
    all.put("lossless WebP", webp(extended(WEBP_LOSSLESS, 12, 8), little, ""));
    all.put("transparent WebP", webp(WEBP_ALPHA, exif, ""));
    all.put("animated WebP", webp(WEBP_ANIMATION, exif, ""));
    return all;
  }

  static BufferedImage drawing(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    var pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, new Color(0, 40, 200, 90)));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 4, height / 4, width / 3, height / 3);
    pen.dispose();
    return image;
  }

  static byte[] plainJpeg(int width, int height, boolean progressive) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      var how = writer.getDefaultWriteParam();
      how.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      var image = drawing(width, height, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  static byte[] plainPng(int width, int height, int type) {
    return written("png", drawing(width, height, type));
  }

  static byte[] plainGif(int width, int height) {
    return written("gif", drawing(width, height, BufferedImage.TYPE_INT_ARGB));
  }

  static byte[] written(String format, BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A ZIP's beginning, as it is found behind pictures that carry one. */
  static byte[] archive() {
    return latin("PK\3\4\24\0\0\0\0\0" + SECRET + ".txt" + SECRET + "PK\1\2\u00FF\u00D9PK\5\6");
  }

  static byte[] jpeg(byte[] plain, byte[] exif) {
    var thumbnail = join(latin("JFXX\0\20"), plainJpeg(8, 8, false), latin(SECRET));
    return join(
        Arrays.copyOf(plain, 20), // the start and JFIF's header
        segment(0xE0, thumbnail),
        segment(0xE1, join(latin("Exif\0\0"), exif)),
        segment(0xE1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + "</x:xmpmeta>")),
        segment(0xE1, latin("http://ns.adobe.com/xmp/extension/\0" + "0".repeat(40) + SECRET)),
        segment(0xE2, latin("MPF\0" + SECRET)),
        segment(0xE5, latin("Anything" + SECRET)),
        segment(0xED, photoshop()),
        segment(0xFE, latin(SECRET)),
        Arrays.copyOfRange(plain, 20, plain.length),
        plainJpeg(8, 8, false),
        archive());
  }

  private static byte[] photoshop() {
    var iptc = join(new byte[] {0x1C, 2, 80, 0, (byte) SECRET.length()}, latin(SECRET));
    var size = ByteBuffer.allocate(4).putInt(iptc.length).array();
    return join(latin("Photoshop 3.0\0" + "8BIM\4\4\0\0"), size, iptc, new byte[iptc.length % 2]);
  }

  static byte[] segment(int marker, byte[] content) {
    int length = content.length + 2;
    var head = new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  static byte[] png(byte[] plain, byte[] exif) {
    int header = 33;
    return join(
        Arrays.copyOf(plain, header),
        chunk("eXIf", exif),
        chunk("tEXt", latin("Author\0" + SECRET)),
        chunk("zTXt", join(latin("Comment\0\0"), deflated(latin(SECRET)))),
        chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>" + SECRET + "</x:xmpmeta>")),
        chunk("tIME", new byte[] {7, (byte) 0xE5, 7, 9, 10, 11, 12}),
        chunk("prIv", latin(SECRET)),
        Arrays.copyOfRange(plain, header, plain.length),
        archive());
  }

  /** Makes the picture the first frame of an animation, and once more the second. */
  private static byte[] animated(byte[] png) {
    var bytes = ByteBuffer.wrap(png);
    var out = new ByteArrayOutputStream();
    out.write(png, 0, 8);
    int at = 8;
    byte[] data = {};
    while (at < png.length
        && !new String(png, at + 4, 4, StandardCharsets.US_ASCII).equals("IEND")) {
      int size = bytes.getInt(at);
      var type = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
      if (type.equals("IDAT") && data.length == 0) {
        out.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array()));
        out.writeBytes(chunk("fcTL", frame(0, bytes)));
      }
      data =
          type.equals("IDAT") ? join(data, Arrays.copyOfRange(png, at + 8, at + 8 + size)) : data;
      out.write(png, at, 12 + size);
      at += 12 + size;
    }
    out.writeBytes(chunk("fcTL", frame(1, bytes)));
    out.writeBytes(chunk("fdAT", join(new byte[] {0, 0, 0, 2}, data)));
    out.write(png, at, png.length - at);
    return out.toByteArray();
  }

  private static byte[] frame(int sequence, ByteBuffer png) {
    var content = ByteBuffer.allocate(26).putInt(sequence).putInt(png.getInt(16));
    return content.putInt(png.getInt(20)).putInt(0).putInt(0).putShort((short) 1).array();
  }

  static byte[] chunk(String type, byte[] content) {
    var chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(latin(type)).put(content);
    var sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) sum.getValue()).array();
  }

  static byte[] deflated(byte[] content) {
    var deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    var out = new byte[content.length + 100];
    int size = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, size);
  }

  static byte[] gif(byte[] plain) {
    int header = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
    var secret = join(new byte[] {(byte) SECRET.length()}, latin(SECRET), new byte[1]);
    return join(
        Arrays.copyOf(plain, header),
        latin("!\u00FF\13NETSCAPE2.0\3\1\0\0\0"),
        latin("!\u00FE"),
        secret,
        latin("!\u00FF\13XMP DataXMP"),
        secret,
        latin("!\1\14" + "0".repeat(12)),
        secret,
        Arrays.copyOfRange(plain, header, plain.length),
        archive());
  }

  static byte[] webp(byte[] extended, byte[] exif, String before) {
    var body =
        join(
            Arrays.copyOfRange(extended, 12, extended.length),
            riff("EXIF", join(latin(before), exif)),
            riff("XMP ", latin("<x:xmpmeta>" + SECRET + "</x:xmpmeta>")),
            riff("Priv", latin(SECRET)));
    body[8] |= 0x0C; // the header says that there are EXIF and XMP
    return join(riff("RIFF", join(latin("WEBP"), body)), archive());
  }

  /** A simple WebP with the header that lets it have more than a picture. */
  static byte[] extended(byte[] simple, int width, int height) {
    var header = new byte[] {0, 0, 0, 0, (byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0};
    var picture = Arrays.copyOfRange(simple, 12, simple.length);
    return riff("RIFF", join(latin("WEBP"), riff("VP8X", header), picture));
  }

  static byte[] riff(String type, byte[] content) {
    var head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(latin(type)).putInt(content.length);
    return join(head.array(), content, new byte[content.length % 2]);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static boolean holdsSecret(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1).contains(SECRET);
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
