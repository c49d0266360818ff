package org.evenhand.picture;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what picture files hide, and writes them without it.
 *
 * <p>Nothing is taken away: a new file is written from the parts that are known to belong to the
 * picture, so a part that nobody has heard of stays behind. A picture's data are read code by code
 * to their end (JPEG: Huffman codes; PNG: deflate; GIF: LZW), so that what lies behind the last
 * pixel, within the data, is not taken for picture. The pixels are never encoded anew. What can't
 * be read with certainty is refused. All methods are pure and never throw; they hold about twice
 * the file in memory, and for a progressive JPEG an eighth of a byte for each pixel and colour.
 *
 * <p><b>Colour profiles</b> (ICC.1:2022) stay, because colours would be wrong without them, but
 * they hold texts (a screen's own name and serial number among them). So a profile is written anew:
 * the header's figures that colours depend on, the tags that turn device colours into others, each
 * with its own length, and neutral texts where the standard asks for some. A profile that is broken
 * is left out, as every viewer ignores it.
 *
 * <p><b>What this can't promise.</b> What can be seen in the picture stays in it, a face or a
 * number plate; so does what somebody has woven into its pixels on purpose (a watermark,
 * steganography) or into tables that decoding needs. For WebP the compressed data are taken as one
 * piece: its chunks' lengths are checked against the data's own headers, but not every code is
 * read.
 */
public final class Pictures {
  /** The most bytes of a file: 64 MiB. */
  public static final int MOST_BYTES = 64 << 20;

  /**
   * The most pixels of a picture, as its header says: 2^28, a camera of 200 megapixels and more.
   */
  public static final long MOST_PIXELS = 1L << 28;

  /** The most parts of a file: segments, chunks, blocks. */
  public static final int MOST_PARTS = 100_000;

  private Pictures() {}

  /** Tells what a file is and hides. */
  public static Inspection inspect(byte[] file) {
    return open(
        file,
        Pictures::accepted,
        refusal -> new Inspection.Refused(refusal.reason(), refusal.detail()));
  }

  /**
   * Writes a picture without what it hides. Cleaning what is clean gives the same bytes again, and
   * cleaning with {@link Location#KEEP} and then {@link Location#STRIP} gives the same as the
   * latter alone.
   */
  public static Cleaned clean(byte[] file, Location location) {
    return open(
        file,
        picture -> new Cleaned.Bytes(picture.written(location), picture.format()),
        refusal -> new Cleaned.Refused(refusal.reason(), refusal.detail()));
  }

  private static Inspection accepted(TakenApart picture) {
    boolean turned = picture.exif().isOnItsSide();
    return new Inspection.Accepted(
        picture.format(),
        turned ? picture.height() : picture.width(),
        turned ? picture.width() : picture.height(),
        Optional.ofNullable(picture.exif().takenAt()),
        picture.exif().position(),
        picture.hidden());
  }

  private static <T> T open(
      byte[] file, Function<TakenApart, T> then, Function<Unclean, T> refused) {
    try {
      return then.apply(takeApart(file));
    } catch (Unclean refusal) {
      return refused.apply(refusal);
    }
  }

  static TakenApart takeApart(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new Unclean(
          Refusal.TOO_LARGE, file.length + " bytes; the most is " + MOST_BYTES + " bytes");
    }
    var bytes = Span.of(file);
    return switch (format(bytes)) {
      case JPEG -> Jpeg.read(bytes);
      case PNG -> Png.read(bytes);
      case GIF -> Gif.read(bytes);
      case WEBP -> Webp.read(bytes);
    };
  }

  private static Format format(Span file) {
    if (file.starts("\u00FF\u00D8\u00FF")) {
      return Format.JPEG;
    }
    if (file.starts(Png.SIGNATURE)) {
      return Format.PNG;
    }
    if (file.starts("GIF87a") || file.starts("GIF89a")) {
      return Format.GIF;
    }
    if (file.starts("RIFF") && file.size() >= 12 && file.rest(8).starts("WEBP")) {
      return Format.WEBP;
    }
    throw new Unclean(Refusal.UNKNOWN_FORMAT, "the file is no JPEG, PNG, GIF or WebP");
  }

  /** Refuses a size that is none, or beyond what is allowed. */
  static void checkSize(long width, long height) {
    if (width < 1 || height < 1) {
      throw new Unclean(Refusal.NO_IMAGE, "the picture is " + width + " × " + height + " pixels");
    }
    if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
      throw new Unclean(
          Refusal.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT, "%d × %d pixels; the most is %d in all", width, height, MOST_PIXELS));
    }
  }

  /** Refuses one part too many. */
  static void checkParts(int count) {
    if (count > MOST_PARTS) {
      throw new Unclean(Refusal.TOO_MANY_PARTS, "more than " + MOST_PARTS + " parts");
    }
  }
}
