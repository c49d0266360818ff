package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of a file. Reading beyond its end is a refusal, never an exception of the array's.
 *
 * @param bytes the file
 * @param from its first byte
 * @param to the byte after its last
 */
@SuppressWarnings("ArrayRecordComponent") // a view that never leaves this room
record Span(byte[] bytes, int from, int to) {
  static Span of(byte[] bytes) {
    return new Span(bytes, 0, bytes.length);
  }

  int size() {
    return to - from;
  }

  int u8(int at) {
    check(at, 1);
    return bytes[from + at] & 0xFF;
  }

  int u16(int at) {
    check(at, 2);
    return u8(at) << 8 | u8(at + 1);
  }

  long u32(int at) {
    check(at, 4);
    return (long) u16(at) << 16 | u16(at + 2);
  }

  int u16le(int at) {
    check(at, 2);
    return u8(at) | u8(at + 1) << 8;
  }

  long u32le(int at) {
    check(at, 4);
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  boolean has(int at, long count) {
    return at >= 0 && count >= 0 && at + count <= size();
  }

  Span part(int at, long count) {
    check(at, count);
    return new Span(bytes, from + at, (int) (from + at + count));
  }

  Span rest(int at) {
    return part(at, size() - (long) at);
  }

  boolean starts(String ascii) {
    var wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
    return has(0, wanted.length)
        && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }

  String latin(int at, int count) {
    check(at, count);
    return new String(bytes, from + at, count, StandardCharsets.ISO_8859_1);
  }

  /** Where a byte comes first, or -1. */
  int find(int wanted, int start) {
    for (int at = start; at < size(); at++) {
      if (bytes[from + at] == (byte) wanted) {
        return at;
      }
    }
    return -1;
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(bytes, from, size());
  }

  private void check(int at, long count) {
    if (!has(at, count)) {
      throw Unclean.truncated("the file ends at byte " + to + ", within a part of the picture");
    }
  }
}
