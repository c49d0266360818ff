package org.evenhand.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.frame.Envelope.Parsed;

/**
 * Reads a folder of log files without opening it as a log: for looking at a record, also one that
 * is being written. Changes nothing. The last file is read as far as it is whole.
 */
final class FolderReader {
  private static final int CHUNK = 1 << 20;

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
      try (var file = frames.open(last)) {
        long end = frames.header(file).isPresent() ? end(file, last) : last - 1;
        frames.scan(Math.max(1, from), Math.min(until, end), visitor);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the record cannot be read", failure);
    }
  }

  private static long end(LogFile file, long first) throws IOException {
    var cursor = new FrameCursor(file, FileHeader.BYTES, CHUNK);
    long position = first;
    while (cursor.next() instanceof Parsed.Whole(var frame, _) && frame.position() == position) {
      position++;
    }
    return position - 1;
  }
}
