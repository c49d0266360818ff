package org.evenhand.picture;

/** The bits of entropy-coded data, with the stuffed zero after each FF left out (T.81 §F.1.2.3). */
final class JpegBits {
  private final byte[] bytes;
  private final int end;
  private final int[] starts = new int[8]; // where the last bytes that were taken began
  private int at;
  private int taken;
  private long buffer;
  private int count;
  private int missing; // bits that were made up, because a marker or the end came

  JpegBits(Span file, int at) {
    this.bytes = file.bytes();
    this.at = file.from() + at;
    this.end = file.to();
  }

  int peek16() {
    if (count < 16) {
      fill();
    }
    return (int) (buffer >>> (count - 16)) & 0xFFFF;
  }

  void skip(int bits) {
    count -= bits;
    if (count < missing) {
      throw Unclean.damaged("the picture's data end before its last pixel");
    }
  }

  int bits(int wanted) {
    if (wanted == 0) {
      return 0;
    }
    int value = peek16() >>> (16 - wanted);
    skip(wanted);
    return value;
  }

  private void fill() {
    while (count <= 48) {
      int next = at < end ? bytes[at] & 0xFF : -1;
      boolean stuffed = next == 0xFF && at + 1 < end && bytes[at + 1] == 0;
      if (next < 0 || (next == 0xFF && !stuffed)) {
        next = 0;
        missing += 8;
      } else {
        starts[taken++ & 7] = at;
        at += stuffed ? 2 : 1;
      }
      buffer = buffer << 8 | next;
      count += 8;
    }
  }

  /**
   * Where the data end: the byte after the last one of which a bit was used. Forgets what is left
   * of that byte.
   */
  int finish() {
    int unused = (count - missing) / 8;
    if (unused > 0) {
      at = starts[(taken - unused) & 7];
    }
    buffer = 0;
    count = 0;
    missing = 0;
    return at;
  }

  /** Passes over the restart marker that has to come here. */
  void restart(int number) {
    int mark = finish();
    while (mark + 1 < end && bytes[mark] == (byte) 0xFF && bytes[mark + 1] == (byte) 0xFF) {
      mark++; // fill bytes (§B.1.1.2)
    }
    if (mark + 1 >= end
        || bytes[mark] != (byte) 0xFF
        || bytes[mark + 1] != (byte) (0xD0 + number)) {
      throw Unclean.damaged("a restart marker is missing at byte " + mark);
    }
    at = mark + 2;
  }
}
