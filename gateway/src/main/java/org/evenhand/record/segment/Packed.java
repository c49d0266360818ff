package org.evenhand.record.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.evenhand.record.frame.Bits128;

/** A growing array that parts of an index are put into. Little-endian, but tags as they are. */
final class Packed {
  private byte[] bytes = new byte[8_192];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  Packed i32(int value) {
    return little(Integer.BYTES, value);
  }

  Packed i64(long value) {
    return little(Long.BYTES, value);
  }

  private Packed little(int many, long value) {
    room(many);
    for (int i = 0; i < many; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  Packed bits(Bits128 bits) {
    room(16);
    ByteBuffer.wrap(bytes, size, 16).putLong(bits.high()).putLong(bits.low());
    size += 16;
    return this;
  }

  Packed varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  Packed text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return varint(utf8.length).raw(utf8, utf8.length);
  }

  Packed raw(byte[] some, int many) {
    room(many);
    System.arraycopy(some, 0, bytes, size, many);
    size += many;
    return this;
  }

  Packed all(Packed other) {
    return raw(other.bytes, other.size);
  }

  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void room(int many) {
    if (bytes.length - size < many) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + many));
    }
  }
}
