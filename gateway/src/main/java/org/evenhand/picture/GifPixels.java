package org.evenhand.picture;

/**
 * Follows a GIF's compressed data (LZW with codes of a growing length) to the picture's last pixel.
 */
final class GifPixels {
  private static final int MOST_CODES = 4_096;

  private GifPixels() {}

  /**
   * How many bytes hold the picture. Data that end early are the picture's as well: the rest is not
   * painted.
   */
  static int used(Span data, int codeSize, long pixels) {
    if (codeSize < 1 || codeSize > 11) {
      throw Unclean.damaged("codes of " + codeSize + " bits");
    }
    int clear = 1 << codeSize;
    var lengths = new int[MOST_CODES]; // how many pixels each code stands for
    java.util.Arrays.fill(lengths, 0, clear, 1);
    int next = clear + 2;
    int width = codeSize + 1;
    int last = 0; // pixels of the code before, 0 right after a clear
    long painted = 0;
    int bits = 0;
    int count = 0;
    for (int at = 0; at < data.size(); at++) {
      bits |= data.u8(at) << count;
      count += 8;
      while (count >= width) {
        int code = bits & (1 << width) - 1;
        bits >>>= width;
        count -= width;
        if (code == clear + 1 || (painted == pixels && code != clear)) {
          return at + 1; // the end, or what comes without need after the last pixel
        }
        if (code == clear) {
          next = clear + 2;
          width = codeSize + 1;
          last = 0;
          continue;
        }
        if (code > next || (code == next && (last == 0 || next == MOST_CODES))) {
          throw Unclean.damaged("the picture's data hold a code that means nothing");
        }
        int length = code == next ? last + 1 : lengths[code];
        if (last > 0 && next < MOST_CODES) {
          lengths[next++] = last + 1;
          width += next == 1 << width && width < 12 ? 1 : 0;
        }
        last = length;
        painted = Math.min(pixels, painted + length);
      }
    }
    return data.size();
  }
}
