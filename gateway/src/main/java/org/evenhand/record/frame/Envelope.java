package org.evenhand.record.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The fixed part before every body: 32 bytes, little-endian as the disk's own order is.
 *
 * <pre>
 *  0 u32 length          bytes after this word, to the end of the body
 *  4 u32 crc32c          over bytes 0-3 and 8 to the end of the body (RFC 3720 B.4's polynomial)
 *  8 u8  version         1
 *  9 u8  kind
 * 10 u16 flags           0
 * 12 u32 unacknowledged
 * 16 u64 position
 * 24 i64 time            microseconds since 1970-01-01T00:00:00Z
 * 32     body
 * </pre>
 */
public final class Envelope {
  /** The size of the fixed part. */
  public static final int BYTES = 32;

  /** The version that this program writes, and the only one that it reads. */
  public static final int VERSION = 1;

  /** The longest body. A page of 500 people with 50 photos each stays below a tenth of it. */
  public static final int MOST_BODY = 16 << 20;

  private static final int AFTER_LENGTH = BYTES - Integer.BYTES;
  private static final int CRC_AT = 4;
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Envelope() {}

  /**
   * Puts a whole frame at the buffer's position, its CRC zero until {@link #seal}: so the sum can
   * be made outside the lock under which positions are given.
   *
   * @throws IllegalArgumentException if the body is longer than {@link #MOST_BODY}
   * @throws java.nio.BufferOverflowException if there is no room
   */
  public static void put(
      ByteBuffer into,
      Kind kind,
      int flags,
      int unacknowledged,
      long position,
      long timeMicros,
      byte[] body) {
    if (body.length > MOST_BODY) {
      throw new IllegalArgumentException("a body of " + body.length + " bytes is too long");
    }
    int at = into.position();
    if (into.remaining() < BYTES + body.length) {
      throw new java.nio.BufferOverflowException();
    }
    INT.set(into, at, AFTER_LENGTH + body.length);
    INT.set(into, at + CRC_AT, 0);
    INT.set(into, at + 8, VERSION | kind.code() << 8 | flags << 16);
    INT.set(into, at + 12, unacknowledged);
    LONG.set(into, at + 16, position);
    LONG.set(into, at + 24, timeMicros);
    into.put(at + BYTES, body);
    into.position(at + BYTES + body.length);
  }

  /** What a seal binds of an envelope: bytes 8 to 31, from the version to the time. */
  static byte[] sealed(RawFrame frame) {
    var bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) frame.version()).put((byte) frame.kind().code());
    bytes.putShort((short) frame.flags()).putInt(frame.unacknowledged());
    bytes.putLong(frame.position()).putLong(frame.timeMicros());
    return java.util.Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Computes and writes the CRC of the frame that {@link #put} left at {@code offset}. */
  public static void seal(ByteBuffer buffer, int offset) {
    INT.set(buffer, offset + CRC_AT, crc(buffer, offset, (int) INT.get(buffer, offset)));
  }

  /**
   * Reads the frame at {@code offset}; bytes up to the buffer's limit are looked at.
   *
   * @throws FrameCorrupt if the sum is right but the version or the kind is unknown: such a frame
   *     is whole, and a newer program wrote it
   */
  public static Parsed parse(ByteBuffer file, int offset) {
    int left = file.limit() - offset;
    if (left < Integer.BYTES) {
      return new Parsed.End();
    }
    int length = (int) INT.get(file, offset);
    if (length == 0) {
      return new Parsed.End();
    }
    if (length < AFTER_LENGTH || length > AFTER_LENGTH + MOST_BODY) {
      return new Parsed.Torn("its length says " + Integer.toUnsignedString(length) + " bytes");
    }
    if (length > left - Integer.BYTES) {
      return new Parsed.Torn(
          String.format(
              Locale.ROOT,
              "its length says %d bytes, and %d follow",
              length,
              left - Integer.BYTES));
    }
    int stored = (int) INT.get(file, offset + CRC_AT);
    int computed = crc(file, offset, length);
    if (stored != computed) {
      return new Parsed.Torn(
          String.format(Locale.ROOT, "its checksum is %08x, not %08x", stored, computed));
    }
    return new Parsed.Whole(frame(file, offset, length), Integer.BYTES + length);
  }

  private static RawFrame frame(ByteBuffer file, int offset, int length) {
    int word = (int) INT.get(file, offset + 8);
    long position = (long) LONG.get(file, offset + 16);
    int version = word & 0xFF;
    int code = word >>> 8 & 0xFF;
    if (version != VERSION) {
      throw new FrameCorrupt(
          position, "version " + version + " is unknown; this program reads version " + VERSION);
    }
    var kind =
        Kind.of(code).orElseThrow(() -> new FrameCorrupt(position, "kind " + code + " is unknown"));
    var body = new byte[length - AFTER_LENGTH];
    file.get(offset + BYTES, body);
    return new RawFrame(
        position,
        (long) LONG.get(file, offset + 24),
        (int) INT.get(file, offset + 12),
        kind,
        version,
        word >>> 16,
        body);
  }

  private static int crc(ByteBuffer buffer, int offset, int length) {
    var crc = new CRC32C();
    crc.update(buffer.slice(offset, Integer.BYTES));
    int from = offset + CRC_AT + Integer.BYTES;
    crc.update(buffer.slice(from, length - Integer.BYTES));
    return (int) crc.getValue();
  }

  /** What lies at an offset of a file. */
  public sealed interface Parsed {
    /**
     * A whole frame.
     *
     * @param frame it
     * @param bytes its size, envelope included: the next one starts so many bytes further
     */
    record Whole(RawFrame frame, int bytes) implements Parsed {}

    /** Nothing was written here: a length of zero, or the end of the file. */
    record End() implements Parsed {}

    /**
     * Something that is no whole frame.
     *
     * @param because what is wrong with it
     */
    record Torn(String because) implements Parsed {}
  }
}
