package org.evenhand.picture;

/**
 * A PNG's first chunk.
 *
 * @param depth bits of a sample
 * @param colours 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
 * @param interlaced whether it comes in seven passes (Adam7)
 */
record PngHeader(int width, int height, int depth, int colours, boolean interlaced) {
  private static final int[] X = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] Y = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] ACROSS = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] DOWN = {8, 8, 8, 4, 4, 2, 2};

  static PngHeader read(Span content) {
    if (content.size() != 13) {
      throw Unclean.malformed("the PNG's header has " + content.size() + " bytes, not 13");
    }
    long width = content.u32(0);
    long height = content.u32(4);
    Pictures.checkSize(width, height);
    int depth = content.u8(8);
    boolean fits =
        switch (content.u8(9)) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!fits || content.u16(10) != 0 || content.u8(12) > 1) {
      throw Unclean.malformed("the PNG's header names colours or methods that there are not");
    }
    return new PngHeader((int) width, (int) height, depth, content.u8(9), content.u8(12) == 1);
  }

  /** How many bytes a picture of these colours unpacks to. */
  long unpacked(long width, long height) {
    if (!interlaced) {
      return height * row(width);
    }
    long sum = 0;
    for (int pass = 0; pass < 7; pass++) {
      long across = (width - X[pass] + ACROSS[pass] - 1) / ACROSS[pass];
      long down = (height - Y[pass] + DOWN[pass] - 1) / DOWN[pass];
      sum += across > 0 && down > 0 ? down * row(across) : 0;
    }
    return sum;
  }

  private long row(long width) {
    int samples =
        switch (colours) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return 1 + (width * samples * depth + 7) / 8; // a filter's number comes first
  }
}
