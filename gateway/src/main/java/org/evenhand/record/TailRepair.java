package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.frame.Envelope;
import org.evenhand.record.frame.Envelope.Parsed;
import org.evenhand.record.frame.RawFrame;

/**
 * Finds the end of the last file, and cuts what a crash left behind it.
 *
 * <p><b>What may be cut.</b> One batch is written, synced and acknowledged before the next is
 * begun; each frame says how many positions of its own batch stand before it ({@code
 * unacknowledged}). So a frame k with u says: when I was written, every position up to k−1−u was
 * durable. Let p be the first position that cannot be read. If any whole frame behind it says that
 * p was durable, then p was acknowledged and later damaged: the log refuses to open. If none does,
 * all that lies behind p is of p's own batch, which nobody built upon, and may be cut. A last batch
 * that was acknowledged, followed by nothing and then damaged, looks the same from this file alone;
 * but folds apply only what was acknowledged, and one that is ahead of the log refuses to start.
 */
final class TailRepair {
  private static final int CHUNK = 1 << 20;

  private final String name;
  private final LogFile file;
  private final boolean headed;
  private final long first;
  private long position;
  private long offset = FileHeader.BYTES;
  private long batchOffset = FileHeader.BYTES;
  private long end;
  private long lastMicros;
  private long lastChange;

  /**
   * Looks at a file.
   *
   * @param first the position of its first frame, as its name says
   * @param headed whether its header is whole
   */
  TailRepair(LogFile file, long first, boolean headed) {
    this.name = LogName.of(first);
    this.file = file;
    this.headed = headed;
    this.first = first;
    this.position = first;
  }

  /** Where the next frame goes. */
  long offset() {
    return offset;
  }

  /** The last position; one below the file's first if it holds none. */
  long last() {
    return position - 1;
  }

  /** The time of the last frame, or 0. */
  long lastMicros() {
    return lastMicros;
  }

  /** The position of the last frame that is a change, or one below the file's first. */
  long lastChange() {
    return Math.max(lastChange, first - 1);
  }

  /** Finds the end, and whether what lies behind it may be cut; changes nothing. */
  void look() throws IOException {
    if (headed) {
      walk();
    }
    end = lastWritten() + 1;
    if (end > offset) {
      refuseIfAcknowledged(end);
    }
  }

  /** Cuts, and makes what stays durable, under this header. */
  void mend(FileHeader header) throws IOException {
    zero(headed ? offset : 0, end);
    if (!headed) {
      file.write(header.encode(), 0);
    }
    writeAgain();
    // Crash before this sync: only bytes that nobody was told of have changed, so the next restart
    // finds the same whole frames, and no more to cut than this one did.
    file.force();
  }

  private void walk() throws IOException {
    var cursor = new FrameCursor(file, offset, CHUNK);
    while (cursor.next() instanceof Parsed.Whole(var frame, _)) {
      take(frame);
      offset = cursor.offset();
    }
  }

  private void take(RawFrame frame) {
    if (frame.position() != position) {
      throw new CannotOpenRecord.Damaged(
          name, offset, position, "position " + frame.position() + " stands there");
    }
    if (frame.unacknowledged() == 0) {
      batchOffset = offset;
    }
    if (FoldDriver.isChange(frame.kind())) {
      lastChange = position;
    }
    lastMicros = frame.timeMicros();
    position++;
  }

  private long lastWritten() throws IOException {
    // Direct, so that nothing is copied twice: each start reads all that was prepared and not used.
    var chunk = ByteBuffer.allocateDirect(CHUNK);
    long last = -1;
    for (long at = offset; file.read(chunk.clear(), at) > 0; at += CHUNK) {
      int written = lastWritten(chunk.flip());
      last = written < 0 ? last : at + written;
    }
    return last;
  }

  private static int lastWritten(ByteBuffer chunk) {
    int end = chunk.limit();
    while (end >= Long.BYTES && chunk.getLong(end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > 0 && chunk.get(end - 1) == 0) {
      end--;
    }
    return end - 1;
  }

  private void refuseIfAcknowledged(long end) throws IOException {
    var region = ByteBuffer.allocate((int) (end - offset) + CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    file.read(region, offset);
    region.flip();
    for (int at = 0; at + Envelope.BYTES <= region.limit(); at++) {
      if (couldStart(region, at)
          && Envelope.parse(region, at) instanceof Parsed.Whole(var frame, _)
          && frame.position() - Integer.toUnsignedLong(frame.unacknowledged()) > position) {
        throw new CannotOpenRecord.Damaged(
            name,
            offset,
            position,
            String.format(
                Locale.ROOT,
                "it is not whole, and position %d, written when it was durable, stands at byte %d",
                frame.position(),
                offset + at));
      }
    }
  }

  // A quick look before the checksum: a length, and a position a little behind the torn one.
  private boolean couldStart(ByteBuffer region, int at) {
    long claimed = region.getLong(at + 16);
    return region.getInt(at) > 0
        && claimed > position
        && claimed <= position + region.limit() / Envelope.BYTES;
  }

  private void zero(long from, long until) throws IOException {
    for (long at = from; at < until; at += CHUNK) {
      file.write(ByteBuffer.allocate((int) Math.min(CHUNK, until - at)), at);
    }
  }

  // A process that stopped because a sync failed may have left its last batch in the page cache
  // alone, marked clean: reading finds it, and a sync now would do nothing (Rebello et al., ATC
  // '20). Writing the same bytes again, with the header that came with a first batch, makes the
  // sync
  // that follows mean what it says.
  private void writeAgain() throws IOException {
    long from = batchOffset == FileHeader.BYTES ? 0 : batchOffset;
    var bytes = ByteBuffer.allocate((int) (offset - from));
    file.read(bytes, from);
    file.write(bytes.flip(), from);
  }
}
