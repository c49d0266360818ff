package org.evenhand.people.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** The bytes of one chunk of a set: 65,536 people, which is one container of the bitmap. */
final class SetChunk {
  private SetChunk() {}

  static RoaringBitmap read(byte[] bytes) {
    var bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(ByteBuffer.wrap(bytes));
      return bitmap;
    } catch (IOException e) {
      throw new IllegalStateException("a set of people is damaged: " + e.getMessage(), e);
    }
  }

  /** The chunk of a set that holds numbers with these high 16 bits. */
  static byte[] bytes(RoaringBitmap set, int chunk) {
    long first = (long) chunk << 16;
    var part = RoaringBitmap.bitmapOfRange(first, first + (1 << 16));
    part.and(set);
    part.runOptimize();
    var bytes = ByteBuffer.allocate(part.serializedSizeInBytes());
    part.serialize(bytes);
    return bytes.array();
  }
}
