package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebP (RFC 9649) taken apart.
 *
 * @param extended the canvas's size as the {@code VP8X} chunk has it, six bytes; null in a simple
 *     file
 * @param transparent whether the {@code VP8X} chunk says that there is transparency
 * @param animation the {@code ANIM} chunk's content, if it is one
 * @param pieces the picture's chunks, or the animation's frames
 */
record Webp(
    int width,
    int height,
    @Nullable Span extended,
    boolean transparent,
    @Nullable ColourProfile profile,
    @Nullable Span animation,
    List<Piece> pieces,
    Exif exif,
    List<Hidden> hidden)
    implements TakenApart {
  private static final int PROFILE = 0x20;
  private static final int ALPHA = 0x10;
  private static final int EXIF = 0x08;
  private static final int ANIMATION = 0x02;

  /**
   * A chunk that belongs to the picture.
   *
   * @param content what comes before the chunks in it, or all of it
   * @param within the chunks in it, for a frame of an animation
   */
  record Piece(String type, Span content, List<Piece> within) {
    void writeTo(ByteArrayOutputStream out) {
      var inner = new ByteArrayOutputStream();
      within.forEach(piece -> piece.writeTo(inner));
      var all = ByteBuffer.allocate(content.size() + inner.size());
      chunk(out, type, all.put(content.copy()).put(inner.toByteArray()).array());
    }
  }

  static Webp read(Span file) {
    return new WebpReader(file).read();
  }

  @Override
  public Format format() {
    return Format.WEBP;
  }

  @Override
  public byte[] written(Location location) {
    var tiff = extended == null ? null : exif.minimal(location).orElse(null);
    var out = new ByteArrayOutputStream();
    if (extended != null) {
      int flags =
          (profile == null ? 0 : PROFILE)
              | (transparent ? ALPHA : 0)
              | (tiff == null ? 0 : EXIF)
              | (animation == null ? 0 : ANIMATION);
      var content = ByteBuffer.allocate(10).put((byte) flags).position(4);
      chunk(out, "VP8X", content.put(extended.copy()).array());
      if (profile != null) {
        chunk(out, "ICCP", profile.bytes());
      }
      if (animation != null) {
        chunk(out, "ANIM", animation.copy());
      }
    }
    pieces.forEach(piece -> piece.writeTo(out));
    if (tiff != null) {
      chunk(out, "EXIF", tiff);
    }
    var file = ByteBuffer.allocate(12 + out.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("RIFF")).putInt(4 + out.size()).put(latin("WEBP")).put(out.toByteArray());
    return file.array();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    var header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(header.put(latin(type)).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
