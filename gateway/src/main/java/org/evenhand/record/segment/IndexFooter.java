package org.evenhand.record.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last 136 bytes of an index, little-endian.
 *
 * <pre>
 *   0 EVENHAND TAGS, 00, 01, 00      16 i64 from    24 i64 to      32 i64 lines
 *  40 i64 rows    48 i64 first time  56 i64 last time              64 i32 first epoch
 *  68 i32 last epoch                 72 i32 whats   76 i32 blocks  80 i64 where the whats begin
 *  88 i64 bytes of the Parquet file  96 its SHA-256, 32 bytes
 * 128 u32 CRC32C of whats and fences 132 u32 CRC32C of bytes 0-131
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexFooter(
    Span span, Counts counts, int whats, long whatsAt, long bytes, byte[] sha256, int tailCrc) {
  static final int BYTES = 136;
  private static final int CRC_AT = BYTES - Integer.BYTES;
  private static final byte[] MAGIC = "EVENHAND TAGS\0\1\0".getBytes(StandardCharsets.US_ASCII);

  /** What was seen of the rows. */
  static final class Counts {
    long rows;
    long firstMicros = Long.MAX_VALUE;
    long lastMicros = Long.MIN_VALUE;
    int firstEpoch = Integer.MAX_VALUE;
    int lastEpoch = Integer.MIN_VALUE;
    int blocks;

    void see(Row row) {
      rows++;
      firstMicros = Math.min(firstMicros, row.micros());
      lastMicros = Math.max(lastMicros, row.micros());
      firstEpoch = Math.min(firstEpoch, row.what().epoch());
      lastEpoch = Math.max(lastEpoch, row.what().epoch());
    }
  }

  static boolean hasObject(What what) {
    return what.kind().equals("photo") || what.kind().equals("like");
  }

  ByteBuffer encoded() {
    var out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC);
    out.putLong(span.from()).putLong(span.to()).putLong(span.lines()).putLong(counts.rows);
    out.putLong(counts.firstMicros).putLong(counts.lastMicros);
    out.putInt(counts.firstEpoch).putInt(counts.lastEpoch);
    out.putInt(whats).putInt(counts.blocks).putLong(whatsAt).putLong(bytes);
    out.put(sha256).putInt(tailCrc);
    return out.putInt(IndexWriter.crc(out.duplicate().flip())).flip();
  }

  /** The segment that it describes. */
  Segment segment() {
    return new Segment(
        span.name(),
        span.from(),
        span.to(),
        counts.rows,
        span.lines(),
        bytes,
        HexFormat.of().formatHex(sha256));
  }

  /**
   * Reads a footer.
   *
   * @throws SegmentFailed if it is none, or damaged
   */
  static IndexFooter read(ByteBuffer from) {
    var in = from.order(ByteOrder.LITTLE_ENDIAN);
    var magic = new byte[MAGIC.length];
    in.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new SegmentFailed("it is no index of version 1");
    }
    if (in.getInt(CRC_AT) != IndexWriter.crc(in.duplicate().position(0).limit(CRC_AT))) {
      throw new SegmentFailed("the footer's checksum is wrong");
    }
    var span = new Span(in.getLong(), in.getLong(), in.getLong());
    var counts = new Counts();
    counts.rows = in.getLong();
    counts.firstMicros = in.getLong();
    counts.lastMicros = in.getLong();
    counts.firstEpoch = in.getInt();
    counts.lastEpoch = in.getInt();
    int whats = in.getInt();
    counts.blocks = in.getInt();
    long whatsAt = in.getLong();
    long bytes = in.getLong();
    var sha256 = new byte[32];
    in.get(sha256);
    return new IndexFooter(span, counts, whats, whatsAt, bytes, sha256, in.getInt());
  }
}
