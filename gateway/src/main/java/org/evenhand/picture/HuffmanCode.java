package org.evenhand.picture;

/** A Huffman table (ITU-T T.81 annex C), for reading. */
final class HuffmanCode {
  private static final int LOOKED_UP = 9;

  // For each nine bits that come next: length << 8 | symbol, or 0 where the code is longer. Nine
  // bits
  // cover all but a few in a hundred of the codes of a photo.
  private final short[] quick = new short[1 << LOOKED_UP];
  private final int[] beyond = new int[18]; // the first code that is longer, at 16 bits
  private final int[] shift = new int[17];
  private final byte[] symbols;

  /**
   * Reads a table.
   *
   * @param table sixteen counts of codes by length, then the symbols
   */
  HuffmanCode(Span table, int count) {
    symbols = table.part(16, count).copy();
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      shift[length] = index - code;
      for (int i = 0; i < table.u8(length - 1); i++, code++, index++) {
        if (length <= LOOKED_UP) {
          fill(code, length, index);
        }
      }
      if (code > 1 << length) {
        throw Unclean.malformed("a Huffman table has more codes than there can be");
      }
      beyond[length] = code << (16 - length);
      code <<= 1;
    }
    beyond[17] = Integer.MAX_VALUE;
  }

  private void fill(int code, int length, int index) {
    int from = code << (LOOKED_UP - length);
    int to = Math.min(quick.length, from + (1 << (LOOKED_UP - length)));
    for (int i = from; i < to; i++) {
      quick[i] = (short) ((length << 8) | (symbols[index] & 0xFF));
    }
  }

  /** The next symbol. */
  int next(JpegBits bits) {
    int sixteen = bits.peek16();
    int known = quick[sixteen >> (16 - LOOKED_UP)];
    if (known != 0) {
      bits.skip(known >> 8);
      return known & 0xFF;
    }
    int length = LOOKED_UP + 1;
    while (length < 17 && sixteen >= beyond[length]) {
      length++;
    }
    int index = length > 16 ? -1 : (sixteen >> (16 - length)) + shift[length];
    if (index < 0 || index >= symbols.length) {
      throw Unclean.damaged("the picture's data hold a code that means nothing");
    }
    bits.skip(length);
    return symbols[index] & 0xFF;
  }
}
