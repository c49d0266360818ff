package org.evenhand.people.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes a row: varints (LEB128), numbers, texts behind their length. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  Bytes varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  Bytes one(int value) {
    out.write(value);
    return this;
  }

  Bytes bits(double value) {
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  Bytes fixed(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes text(String text) {
    var bytes = text.getBytes(UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Rising numbers, as their count and their differences. */
  Bytes rising(int[] numbers) {
    varint(numbers.length);
    int last = 0;
    for (int number : numbers) {
      varint(number - last);
      last = number;
    }
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }

  static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a number in a row has no end");
  }

  static String text(ByteBuffer in) {
    var bytes = new byte[(int) varint(in)];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  static int[] rising(ByteBuffer in) {
    var numbers = new int[(int) varint(in)];
    int last = 0;
    for (int i = 0; i < numbers.length; i++) {
      last += (int) varint(in);
      numbers[i] = last;
    }
    return numbers;
  }
}
