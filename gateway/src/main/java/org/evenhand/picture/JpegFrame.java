package org.evenhand.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A frame header (ITU-T T.81 §B.2.2): the size of the picture and how its colours are sampled.
 *
 * @param progressive whether the picture comes in layers
 * @param acrossMost the largest sampling factor across
 * @param downMost the largest sampling factor down
 */
record JpegFrame(
    boolean progressive,
    int width,
    int height,
    int acrossMost,
    int downMost,
    List<Component> components) {
  /** A progressive picture's coefficients have to be remembered, so fewer pixels are allowed. */
  static final long MOST_PROGRESSIVE = 1L << 26;

  /** One colour: its number and sampling factors, and how many blocks of 8 × 8 it has. */
  record Component(
      int id, int across, int down, int blocksAcross, int blocksDown, int paddedAcross) {}

  /** Blocks of the whole picture that are read together, across. */
  int unitsAcross() {
    return over(width, 8 * acrossMost);
  }

  int unitsDown() {
    return over(height, 8 * downMost);
  }

  static JpegFrame read(int marker, Span segment) {
    if (marker != 0xC0 && marker != 0xC1 && marker != 0xC2) {
      throw new Unclean(
          Refusal.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "a JPEG with lossless, hierarchical or arithmetic coding (marker %02X)",
              marker));
    }
    int count = segment.u8(5);
    if (segment.size() != 6 + 3 * count || count < 1 || count > 4) {
      throw Unclean.malformed("the frame header's length is wrong for " + count + " colours");
    }
    if (segment.u8(0) != 8) {
      throw new Unclean(
          Refusal.UNSUPPORTED, "a JPEG with " + segment.u8(0) + " bits for each colour");
    }
    int width = segment.u16(3);
    int height = segment.u16(1);
    Pictures.checkSize(width, height);
    boolean progressive = marker == 0xC2;
    if (progressive && (long) width * height > MOST_PROGRESSIVE) {
      throw new Unclean(
          Refusal.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT,
              "%d × %d pixels; the most of a progressive JPEG is %d in all",
              width,
              height,
              MOST_PROGRESSIVE));
    }
    return sampled(segment, progressive, width, height, count);
  }

  private static JpegFrame sampled(
      Span segment, boolean progressive, int width, int height, int count) {
    int acrossMost = 1;
    int downMost = 1;
    for (int i = 0; i < count; i++) {
      int factors = segment.u8(7 + 3 * i);
      if (factors >> 4 < 1 || factors >> 4 > 4 || (factors & 15) < 1 || (factors & 15) > 4) {
        throw Unclean.malformed("a colour's sampling factor is not 1 to 4");
      }
      acrossMost = Math.max(acrossMost, factors >> 4);
      downMost = Math.max(downMost, factors & 15);
    }
    var components = new ArrayList<Component>();
    for (int i = 0; i < count; i++) {
      int across = segment.u8(7 + 3 * i) >> 4;
      int down = segment.u8(7 + 3 * i) & 15;
      components.add(
          new Component(
              segment.u8(6 + 3 * i),
              across,
              down,
              over(over(width * across, acrossMost), 8),
              over(over(height * down, downMost), 8),
              over(width, 8 * acrossMost) * across));
    }
    if (components.stream().map(Component::id).distinct().count() < count) {
      throw Unclean.malformed("two colours have the same number");
    }
    return new JpegFrame(progressive, width, height, acrossMost, downMost, List.copyOf(components));
  }

  private static int over(int what, int by) {
    return (what + by - 1) / by;
  }
}
