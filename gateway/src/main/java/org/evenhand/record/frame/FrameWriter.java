package org.evenhand.record.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** One growing array that a body is written into. */
final class FrameWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BITS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  FrameWriter(int likely) {
    this.bytes = new byte[likely];
  }

  FrameWriter u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  FrameWriter u32(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
    return this;
  }

  FrameWriter i64(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
    return this;
  }

  FrameWriter bits(long high, long low) {
    room(16);
    BITS.set(bytes, size, high);
    BITS.set(bytes, size + Long.BYTES, low);
    size += 16;
    return this;
  }

  FrameWriter bits(Bits128 bits) {
    return bits(bits.high(), bits.low());
  }

  /** An unsigned LEB128 number in its shortest form. */
  FrameWriter varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  FrameWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes after their length. */
  FrameWriter bytes(byte[] some) {
    varint(some.length);
    return raw(some);
  }

  /** Bytes without their length. */
  FrameWriter raw(byte[] some) {
    room(some.length);
    System.arraycopy(some, 0, bytes, size, some.length);
    size += some.length;
    return this;
  }

  /** A moment, whole: seconds (zigzag) and nanoseconds. */
  FrameWriter moment(Instant moment) {
    long seconds = moment.getEpochSecond();
    return varint(seconds << 1 ^ seconds >> 63).varint(moment.getNano());
  }

  /** Begins a section; one byte is kept for its length. */
  int begin() {
    room(1);
    return ++size;
  }

  // Most sections are shorter than 128 bytes, so their length fits the byte kept for it; the few
  // longer ones are moved once.
  void end(int from) {
    int length = size - from;
    int extra = lengthOfVarint(length) - 1;
    if (extra > 0) {
      room(extra);
      System.arraycopy(bytes, from, bytes, from + extra, length);
    }
    size = from - 1;
    varint(length);
    size = from + extra + length;
  }

  private static int lengthOfVarint(int value) {
    return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
