package org.evenhand.bench.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where the frames of a whole log file end ({@code docs/record-format.md}). Read by the lengths
 * alone, so that neither the server's reader nor the verifier's is asked about itself.
 *
 * @param ends the offset behind each position's frame
 */
record FrameEnds(NavigableMap<Long, Long> ends) {
  /** The size of a file's header. */
  static final int HEADER = 64;

  private static final int POSITION_AT = 16;

  static FrameEnds of(Path file) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var ends = new TreeMap<Long, Long>();
    int at = HEADER;
    while (at + Integer.BYTES <= bytes.limit() && bytes.getInt(at) > 0) {
      long position = bytes.getLong(at + POSITION_AT);
      at += Integer.BYTES + bytes.getInt(at);
      ends.put(position, (long) at);
    }
    return new FrameEnds(ends);
  }

  /** The first position that a file of that name holds. */
  static long first(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    return Long.parseLong(file.substring(0, file.length() - ".log".length()));
  }

  /** Where the last frame ends. */
  long end() {
    return ends.isEmpty() ? HEADER : ends.lastEntry().getValue();
  }

  /** The last end of a frame, or of the header, before that byte. */
  long endBefore(long at) {
    long before = HEADER;
    for (long end : ends.values()) {
      before = end < at ? end : before;
    }
    return before;
  }

  /** Where a position's frame ends; 0 if it is not here. */
  long end(long position) {
    return ends.getOrDefault(position, 0L);
  }

  /** The ends that this file could have had when position {@code least} was its last, or later. */
  List<Long> endsFrom(long least) {
    return List.copyOf(ends.tailMap(least, true).values());
  }
}
