package org.evenhand.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a log file, little-endian: 8 bytes {@code EVENHAND}, u16 version, 16 bytes
 * log id, u64 first position, i64 time of making in microseconds since 1970, u32 CRC32C of the
 * bytes before it; the rest is zero.
 *
 * @param log which log it belongs to
 * @param first the position of its first frame
 * @param createdMicros when it was made
 */
record FileHeader(UUID log, long first, long createdMicros) {
  /** Its size. */
  static final int BYTES = 64;

  private static final byte[] MAGIC = "EVENHAND".getBytes(StandardCharsets.US_ASCII);
  private static final short VERSION = 1;
  private static final int SUMMED = 42;

  /** The bytes, ready to be written. */
  ByteBuffer encode() {
    var bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort(VERSION);
    bytes.putLong(log.getMostSignificantBits()).putLong(log.getLeastSignificantBits());
    bytes.putLong(first).putLong(createdMicros).putInt(crc(bytes));
    return bytes.clear();
  }

  /** Reads one; empty if it is not whole. */
  static Optional<FileHeader> decode(ByteBuffer from) {
    if (from.remaining() < BYTES) {
      return Optional.empty();
    }
    var bytes = from.slice().order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = bytes.getInt(SUMMED) == crc(bytes);
    var magic = new byte[MAGIC.length];
    bytes.get(magic);
    if (!whole || !java.util.Arrays.equals(magic, MAGIC) || bytes.getShort() != VERSION) {
      return Optional.empty();
    }
    return Optional.of(
        new FileHeader(
            new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong(), bytes.getLong()));
  }

  private static int crc(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.slice(0, SUMMED));
    return (int) crc.getValue();
  }
}
