package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a byte of a record's file belongs to, worked out in the plainest way: an entry, a hash, a
 * frame; or the whole file, where it has no parts that are checked apart.
 *
 * @param from its first byte
 * @param to the byte behind it
 */
record Extent(long from, long to) {
  private static final int HASH = 32;
  private static final int HEADER = 64;

  boolean holds(long at) {
    return from <= at && at < to;
  }

  static Extent around(Path file, long at) throws IOException {
    var name = file.toString();
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (name.contains("/public/tile/entries/")) {
      return entry(bytes, (int) at);
    }
    if (name.contains("/public/tile/")) {
      return new Extent(at / HASH * HASH, at / HASH * HASH + HASH);
    }
    return name.endsWith(".log") ? frame(bytes, (int) at) : new Extent(0, bytes.limit());
  }

  private static Extent entry(ByteBuffer bytes, int at) {
    int from = 0;
    int to = 0;
    while (to <= at) {
      from = to;
      to += Short.BYTES + Short.toUnsignedInt(bytes.getShort(from));
    }
    return new Extent(from, to);
  }

  private static Extent frame(ByteBuffer bytes, int at) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int from = 0;
    int to = HEADER;
    while (to <= at && bytes.limit() - to >= Integer.BYTES && bytes.getInt(to) != 0) {
      from = to;
      to += Integer.BYTES + bytes.getInt(from);
    }
    return to > at ? new Extent(from, to) : new Extent(to, bytes.limit());
  }
}
