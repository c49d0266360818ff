package org.evenhand.picture;

import java.util.List;
import java.util.Locale;

/**
 * Makes pictures smaller: JPEG gives JPEG, PNG and a GIF's first frame give PNG. WebP is refused
 * with {@link Refusal#NO_DECODER}: the JDK can't decode it, and this room uses nothing else. The
 * caller then serves the cleaned file as it is.
 *
 * <p>The result is upright. A colour profile stays (for grey and RGB; CMYK becomes RGB without its
 * profile, by the plain formula). Each pixel is the mean of those that it stands for.
 *
 * <p>One call holds at most about 200 MiB for a moment ({@link #MOST_DECODED} pixels at four bytes,
 * or a progressive JPEG's coefficients), and decodes on the caller's thread: <b>the caller bounds
 * how many run at once</b>, and keeps what was made. Never throws.
 */
public final class Sizes {
  /**
   * The most pixels that are decoded; of a picture with more, every second (third…) is left out.
   */
  public static final long MOST_DECODED = 1L << 24;

  /** The most pixels of a progressive JPEG, all of whose coefficients the JDK's decoder holds. */
  public static final long MOST_PROGRESSIVE = 1L << 25;

  /** The largest side that can be asked for. */
  public static final int LONGEST_SIDE = 4_096;

  private Sizes() {}

  /**
   * Makes a picture smaller. One that is small already keeps its size.
   *
   * @param file what {@link Pictures#clean} gave; another file is cleaned first
   * @param longestSide how many pixels the longer side may have, 1 to {@value #LONGEST_SIDE}
   */
  public static Scaled scaled(byte[] file, int longestSide) {
    if (longestSide < 1 || longestSide > LONGEST_SIDE) {
      throw new IllegalArgumentException("a longest side of " + longestSide + " pixels");
    }
    try {
      return switch (Pictures.takeApart(file)) {
        case Jpeg jpeg -> jpeg(jpeg, longestSide);
        case Png png -> png(png, longestSide);
        case Gif gif -> gif(gif, longestSide);
        case Webp _ -> new Scaled.Refused(Refusal.NO_DECODER, "there is no decoder for WebP");
      };
    } catch (Unclean refusal) {
      return new Scaled.Refused(refusal.reason(), refusal.detail());
    }
  }

  private static Scaled jpeg(Jpeg jpeg, int longestSide) {
    if (jpeg.frame().progressive() && pixels(jpeg) > MOST_PROGRESSIVE) {
      throw new Unclean(
          Refusal.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT,
              "%d × %d pixels; the most that a smaller one of a progressive JPEG is made of is %d in all",
              jpeg.width(),
              jpeg.height(),
              MOST_PROGRESSIVE));
    }
    var rows = Decoder.jpeg(jpeg, step(jpeg));
    var small = Shrinker.shrunk(rows, longestSide).turned(jpeg.exif().orientation());
    return small.jpeg(jpeg.profile());
  }

  private static Scaled png(Png png, int longestSide) {
    var rows = Decoder.png(png, step(png));
    var small = Shrinker.shrunk(rows, longestSide).turned(png.exif().orientation());
    return small.png(png.profile(), png.colourChunks());
  }

  private static Scaled gif(Gif gif, int longestSide) {
    return Shrinker.shrunk(Decoder.gif(gif, step(gif)), longestSide).png(null, List.of());
  }

  private static long pixels(TakenApart picture) {
    return (long) picture.width() * picture.height();
  }

  /** Of how many pixels, across and down, one is decoded. */
  private static int step(TakenApart picture) {
    int step = 1;
    while (pixels(picture) / step / step > MOST_DECODED) {
      step++;
    }
    return step;
  }
}
