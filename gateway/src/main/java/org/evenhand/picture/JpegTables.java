package org.evenhand.picture;

import org.jspecify.annotations.Nullable;

/** The tables that scans are read with (ITU-T T.81 §B.2.4). Their segments have to fit exactly. */
final class JpegTables {
  private final @Nullable HuffmanCode[] first = new @Nullable HuffmanCode[4];
  private final @Nullable HuffmanCode[] others = new @Nullable HuffmanCode[4];
  private int restartInterval;

  void huffman(Span segment) {
    int at = 0;
    while (at < segment.size()) {
      int target = segment.u8(at);
      if (target >> 4 > 1 || (target & 15) > 3) {
        throw Unclean.malformed("a Huffman table has no number from 0 to 3");
      }
      int count = 0;
      for (int i = 1; i <= 16; i++) {
        count += segment.u8(at + i);
      }
      if (count > 256 || !segment.has(at, 17L + count)) {
        throw Unclean.malformed("a Huffman table is longer than its segment");
      }
      var table = new HuffmanCode(segment.part(at + 1, 16L + count), count);
      (target >> 4 == 0 ? first : others)[target & 15] = table;
      at += 17 + count;
    }
  }

  void quantisation(Span segment) {
    int at = 0;
    while (at < segment.size()) {
      at += segment.u8(at) >> 4 == 0 ? 65 : 129;
    }
    if (at != segment.size()) {
      throw Unclean.malformed("a quantisation table's length is wrong");
    }
  }

  void restart(Span segment) {
    if (segment.size() != 2) {
      throw Unclean.malformed("the restart interval's length is wrong");
    }
    restartInterval = segment.u16(0);
  }

  int restartInterval() {
    return restartInterval;
  }

  @Nullable HuffmanCode ofFirst(int number) {
    return number > 3 ? null : first[number];
  }

  @Nullable HuffmanCode ofOthers(int number) {
    return number > 3 ? null : others[number];
  }
}
