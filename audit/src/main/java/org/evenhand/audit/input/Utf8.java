package org.evenhand.audit.input;

/**
 * Checks bytes to be well-formed UTF-8, one at a time (The Unicode Standard, table 3-7): no
 * overlong form, no surrogate, nothing above U+10FFFF.
 */
final class Utf8 {
  private int more;
  private int low;
  private int high;

  /** Whether a character has begun and not ended. */
  boolean open() {
    return more > 0;
  }

  /** Takes a byte that begins or continues a character beyond ASCII; false if it can't. */
  boolean accept(byte b) {
    int u = b & 0xff;
    if (more > 0) {
      boolean fits = u >= low && u <= high;
      low = 0x80;
      high = 0xbf;
      more--;
      return fits;
    }
    return begin(u);
  }

  private boolean begin(int u) {
    low = u == 0xe0 ? 0xa0 : u == 0xf0 ? 0x90 : 0x80;
    high = u == 0xed ? 0x9f : u == 0xf4 ? 0x8f : 0xbf;
    more = u < 0xe0 ? 1 : u < 0xf0 ? 2 : 3;
    return u >= 0xc2 && u <= 0xf4;
  }
}
