package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A PNG (ISO/IEC 15948, third edition) taken apart.
 *
 * @param header its size and colours
 * @param exif what its {@code eXIf} chunk says
 * @param profile the colour profile of its {@code iCCP} chunk, written anew
 * @param pieces chunks that belong to the picture, each whole, in the file's order
 */
record Png(
    PngHeader header,
    Exif exif,
    @Nullable ColourProfile profile,
    List<Span> pieces,
    List<Hidden> hidden)
    implements TakenApart {
  static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

  static Png read(Span file) {
    return new PngReader(file).read();
  }

  @Override
  public Format format() {
    return Format.PNG;
  }

  @Override
  public int width() {
    return header.width();
  }

  @Override
  public int height() {
    return header.height();
  }

  @Override
  public byte[] written(Location location) {
    return written(exif.minimal(location).orElse(null), profile);
  }

  /** The pixels alone: upright or not, in whatever colours. */
  byte[] pixelsAlone() {
    return written(null, null);
  }

  /** The chunks that say what the colours mean, but for the profile. */
  List<Span> colourChunks() {
    return pieces.stream()
        .filter(piece -> List.of("gAMA", "cHRM", "sRGB", "cICP").contains(piece.latin(4, 4)))
        .toList();
  }

  private byte[] written(byte @Nullable [] tiff, @Nullable ColourProfile colours) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(latin(SIGNATURE));
    pieces.getFirst().writeTo(out); // the header comes first
    if (colours != null) {
      chunk(out, "iCCP", packed(colours));
    }
    if (tiff != null) {
      chunk(out, "eXIf", tiff);
    }
    pieces.subList(1, pieces.size()).forEach(piece -> piece.writeTo(out));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Puts colours' chunks into a PNG that has none, behind its header. */
  static byte[] withColours(byte[] png, @Nullable ColourProfile profile, List<Span> chunks) {
    int header = SIGNATURE.length() + 12 + 13;
    var out = new ByteArrayOutputStream(png.length + 4_096);
    out.write(png, 0, header);
    if (profile != null) {
      chunk(out, "iCCP", packed(profile));
    }
    chunks.forEach(chunk -> chunk.writeTo(out));
    out.write(png, header, png.length - header);
    return out.toByteArray();
  }

  /** Name, method 0, and the profile deflated; the name is ours, for it can say anything. */
  private static byte[] packed(ColourProfile profile) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(profile.bytes());
      deflater.finish();
      var out = new ByteArrayOutputStream();
      out.writeBytes(latin("icc\0\0"));
      var buffer = new byte[8_192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    var chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(latin(type)).put(content);
    var sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + content.length);
    out.writeBytes(chunk.putInt((int) sum.getValue()).array());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
