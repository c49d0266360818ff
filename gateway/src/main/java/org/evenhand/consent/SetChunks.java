package org.evenhand.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.evenhand.record.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Sets of people as they are stored: in chunks of 65,536 people, one container of Roaring's
 * portable format each, so that a change rewrites 8 KB at most for each type, and a start reads the
 * sets without the rows.
 */
final class SetChunks {
  private SetChunks() {}

  static RoaringBitmap part(RoaringBitmap people, int chunk) {
    long from = (long) chunk << 16;
    return people.selectRange(from, from + 65_536);
  }

  static byte[] bytes(RoaringBitmap part) {
    var buffer = ByteBuffer.allocate(part.serializedSizeInBytes());
    part.serialize(buffer);
    return buffer.array();
  }

  /** Reads every set of the table. */
  static Map<SetKey, RoaringBitmap> load(Table table) {
    var sets = new HashMap<SetKey, RoaringBitmap>();
    table.scan(
        Keys.sets(),
        Keys.sets(),
        (key, value) -> {
          var set = new Keys.Reader(key, 1).set();
          sets.computeIfAbsent(set, _ -> new RoaringBitmap()).or(read(value));
          return true;
        });
    return Map.copyOf(sets);
  }

  private static RoaringBitmap read(byte[] bytes) {
    var part = new RoaringBitmap();
    try {
      part.deserialize(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a set of the consent table is damaged", e);
    }
    return part;
  }
}
