package org.evenhand.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of log files without opening it as a log: for looking at a record, also one that
 * is being written. Changes nothing. The last file is read as far as it is whole; what lies behind
 * that is a torn end, or damage, by the rule of {@link TailRepair}.
 */
final class FolderReader {
  private final LogFiles files;

  FolderReader(LogFiles files) {
    this.files = files;
  }

  void read(long from, long until, FrameVisitor visitor) {
    try (var frames = new FrameFiles(files)) {
      long last = frames.lastFirst();
      if (last == 0) {
        return;
      }
      var end = end(frames, last);
      boolean heardAll = frames.scan(Math.max(1, from), Math.min(until, end.last()), visitor);
      if (heardAll && end.because() != null && until > end.last()) {
        throw end.because();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the record cannot be read", failure);
    }
  }

  /**
   * How far the last file is whole.
   *
   * @param because what lies there instead of the next frame, if that is damage and no torn end
   */
  private record End(long last, CannotOpenRecord.@Nullable Damaged because) {}

  // What is not whole may be just being written. But a later frame that says it was durable was
  // written after it was: so if it is not whole then either, it is damaged.
  private static End end(FrameFiles frames, long first) throws IOException {
    CannotOpenRecord.@Nullable Damaged before = null;
    while (true) {
      try (var file = frames.open(first)) {
        var tail = new TailRepair(file, first, frames.header(file).isPresent());
        tail.look();
        return new End(tail.last(), null);
      } catch (CannotOpenRecord.Damaged damaged) {
        if (before != null && before.position() == damaged.position()) {
          return new End(damaged.position() - 1, damaged);
        }
        before = damaged;
      }
    }
  }
}
