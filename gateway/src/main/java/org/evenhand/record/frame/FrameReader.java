package org.evenhand.record.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/** Reads a body. Every length is checked before it is believed. */
final class FrameReader {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BITS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long position;
  private final byte[] bytes;
  private final int limit;
  private int at;

  FrameReader(long position, byte[] bytes) {
    this(position, bytes, 0, bytes.length);
  }

  private FrameReader(long position, byte[] bytes, int from, int limit) {
    this.position = position;
    this.bytes = bytes;
    this.at = from;
    this.limit = limit;
  }

  int u8() {
    return bytes[take(1)] & 0xFF;
  }

  int u32() {
    return (int) INT.get(bytes, take(Integer.BYTES));
  }

  long i64() {
    return (long) LONG.get(bytes, take(Long.BYTES));
  }

  Bits128 bits() {
    int from = take(16);
    return new Bits128((long) BITS.get(bytes, from), (long) BITS.get(bytes, from + Long.BYTES));
  }

  /** Passes over what keeps the rest from being guessed from its hash, and says nothing. */
  FrameReader salt() {
    take(16);
    return this;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = u8();
      long part = next & 0x7FL;
      check(shift < 63 || part <= 1, "a number needs more than 64 bits");
      value |= part << shift;
      if (next < 0x80) {
        // One value, one form: else two frames that say the same would have different hashes.
        check(next != 0 || shift == 0, "a number is not in its shortest form");
        return value;
      }
    }
    throw corrupt("a number does not end");
  }

  /** A count of things that each take at least {@code least} bytes of what is left. */
  int count(int least) {
    long count = varint();
    check(count >= 0 && count <= (limit - at) / least, "a count of " + count + " cannot be");
    return (int) count;
  }

  String text() {
    int length = count(1);
    int from = take(length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw corrupt("a text is not UTF-8 (" + malformed.getMessage() + ")");
    }
  }

  /** A text that must make a value of some type. */
  <T> T text(Function<String, T> type) {
    return made(text(), type);
  }

  /** Makes a value that may refuse what was read. */
  <S, T> T made(S from, Function<S, T> type) {
    try {
      return type.apply(from);
    } catch (IllegalArgumentException | DateTimeException refused) {
      throw corrupt(String.valueOf(refused.getMessage()));
    }
  }

  byte[] rest() {
    int from = take(limit - at);
    return Arrays.copyOfRange(bytes, from, limit);
  }

  Instant moment() {
    long zigzag = varint();
    long nanos = varint();
    check(nanos >= 0 && nanos < 1_000_000_000L, "a moment has " + nanos + " nanoseconds");
    return made(zigzag >>> 1 ^ -(zigzag & 1), s -> Instant.ofEpochSecond(s, nanos));
  }

  /** The next section, to be read by itself. */
  FrameReader section() {
    int length = count(1);
    int from = take(length);
    return new FrameReader(position, bytes, from, from + length);
  }

  boolean more() {
    return at < limit;
  }

  /** Nothing may follow. */
  void done() {
    check(at == limit, (limit - at) + " bytes too many");
  }

  void check(boolean holds, String otherwise) {
    if (!holds) {
      throw corrupt(otherwise);
    }
  }

  FrameCorrupt corrupt(String because) {
    return new FrameCorrupt(position, "byte " + at + " of its body: " + because);
  }

  int offset() {
    return at;
  }

  int left() {
    return limit - at;
  }

  private int take(int many) {
    if (many > limit - at) {
      throw corrupt(many + " bytes were expected and " + (limit - at) + " are left");
    }
    int from = at;
    at += many;
    return from;
  }
}
