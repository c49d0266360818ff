package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG (ITU-T T.81) taken apart.
 *
 * @param frame its size and colours
 * @param exif what the first EXIF block says
 * @param jfif version, unit and density of the JFIF header: the seven bytes after its name
 * @param transform how Adobe's segment says that colours are to be turned, or -1
 * @param profile the colour profile, written anew
 * @param pieces tables, headers and entropy-coded data as they lie in the file, in its order
 */
record Jpeg(
    JpegFrame frame,
    Exif exif,
    @Nullable Span jfif,
    int transform,
    @Nullable ColourProfile profile,
    List<Span> pieces,
    List<Hidden> hidden)
    implements TakenApart {
  private static final int MOST_IN_SEGMENT = 65_533;
  private static final int MOST_OF_PROFILE = MOST_IN_SEGMENT - 14;

  static Jpeg read(Span file) {
    return new JpegReader(file).read();
  }

  @Override
  public Format format() {
    return Format.JPEG;
  }

  @Override
  public int width() {
    return frame.width();
  }

  @Override
  public int height() {
    return frame.height();
  }

  @Override
  public byte[] written(Location location) {
    return written(exif.minimal(location).orElse(null), profile);
  }

  /** The pixels alone: upright or not, in whatever colours. */
  byte[] pixelsAlone() {
    return written(null, null);
  }

  private byte[] written(byte @Nullable [] tiff, @Nullable ColourProfile colours) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    if (jfif != null) {
      segment(out, 0xE0, "JFIF\0", jfif.copy(), new byte[2]); // a thumbnail of 0 × 0
    }
    if (tiff != null) {
      segment(out, 0xE1, "Exif\0\0", tiff);
    }
    if (colours != null) {
      profile(out, colours.bytes());
    }
    if (transform >= 0) {
      segment(out, 0xEE, "Adobe", new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    }
    pieces.forEach(piece -> piece.writeTo(out));
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return out.toByteArray();
  }

  /** Puts a profile into a JPEG that has none, behind its start. */
  static byte[] withProfile(byte[] jpeg, ColourProfile profile) {
    var out = new ByteArrayOutputStream(jpeg.length + 4_096);
    // A JFIF header, if there is one, comes first of all.
    int start = jpeg[3] == (byte) 0xE0 ? 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF)) : 2;
    out.write(jpeg, 0, start);
    profile(out, profile.bytes());
    out.write(jpeg, start, jpeg.length - start);
    return out.toByteArray();
  }

  private static void profile(ByteArrayOutputStream out, byte[] profile) {
    int count = (profile.length + MOST_OF_PROFILE - 1) / MOST_OF_PROFILE;
    for (int i = 0; i < count; i++) {
      var part = Span.of(profile).rest(i * MOST_OF_PROFILE);
      var most = part.part(0, Math.min(part.size(), MOST_OF_PROFILE));
      var order = new byte[] {(byte) (i + 1), (byte) count};
      segment(out, 0xE2, "ICC_PROFILE\0", order, most.copy());
    }
  }

  private static void segment(ByteArrayOutputStream out, int marker, String name, byte[]... parts) {
    int length = 2 + name.length();
    for (var part : parts) {
      length += part.length;
    }
    out.write(0xFF);
    out.write(marker);
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    for (var part : parts) {
      out.writeBytes(part);
    }
  }
}
