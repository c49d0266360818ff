package org.evenhand.record;

import java.io.IOException;
import java.util.Arrays;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.frame.Envelope.Parsed;

/**
 * Where the frames of one file begin: every 64th, learnt as they are first passed. For 64 MiB of
 * 900-byte frames that is 9 KB.
 */
final class FrameIndex {
  private static final int STRIDE = 64;

  private final long first;
  private long[] offsets = new long[STRIDE];
  private int known = 1;

  FrameIndex(long first) {
    this.first = first;
    offsets[0] = FileHeader.BYTES;
  }

  long first() {
    return first;
  }

  String name() {
    return LogName.of(first);
  }

  /**
   * Visits frames from one position to another, both included, which must be there.
   *
   * @return false if the visitor ended it
   */
  boolean visit(LogFile file, long from, long until, int chunk, FrameVisitor visitor)
      throws IOException {
    int stride = nearest(from);
    long position = first + (long) stride * STRIDE;
    var cursor = new FrameCursor(file, offset(stride), chunk);
    for (; position <= until; position++) {
      long at = cursor.offset();
      var frame =
          switch (cursor.next()) {
            case Parsed.Whole(var whole, _) -> whole;
            case Parsed.End _ -> throw damaged(at, position, "nothing is written there");
            case Parsed.Torn(var because) -> throw damaged(at, position, because);
          };
      if (frame.position() != position) {
        throw damaged(at, position, "position " + frame.position() + " stands there");
      }
      learn(position, at);
      if (position >= from && !visitor.visit(frame)) {
        return false;
      }
    }
    return true;
  }

  private CannotOpenRecord.Damaged damaged(long offset, long position, String because) {
    return new CannotOpenRecord.Damaged(name(), offset, position, because);
  }

  private synchronized int nearest(long position) {
    return (int) Math.min(known - 1L, (position - first) / STRIDE);
  }

  private synchronized long offset(int stride) {
    return offsets[stride];
  }

  private synchronized void learn(long position, long offset) {
    if ((position - first) % STRIDE != 0 || (position - first) / STRIDE != known) {
      return;
    }
    if (known == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * known);
    }
    offsets[known++] = offset;
  }
}
