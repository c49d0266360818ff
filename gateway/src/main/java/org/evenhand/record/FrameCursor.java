package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.frame.Envelope;
import org.evenhand.record.frame.Envelope.Parsed;

/** Walks the frames of one file, reading ahead in chunks. */
final class FrameCursor {
  private final LogFile file;
  private final long size;
  private final int chunk;
  private ByteBuffer buffer;
  private long start;
  private long offset;

  FrameCursor(LogFile file, long offset, int chunk) throws IOException {
    this.file = file;
    this.size = file.size();
    this.chunk = chunk;
    this.offset = offset;
    this.start = offset;
    this.buffer = ByteBuffer.allocate(chunk).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  /** Where the next frame begins. */
  long offset() {
    return offset;
  }

  /** What lies at {@link #offset()}; passes over it if it is a whole frame. */
  Parsed next() throws IOException {
    have(Envelope.BYTES);
    if (available() >= Integer.BYTES) {
      have(Integer.BYTES + (long) buffer.getInt((int) (offset - start)));
    }
    var parsed = Envelope.parse(buffer, (int) (offset - start));
    if (parsed instanceof Parsed.Whole whole) {
      offset += whole.bytes();
    }
    return parsed;
  }

  private long available() {
    return start + buffer.limit() - offset;
  }

  // A length that no frame can have is left for the parser to refuse.
  private void have(long bytes) throws IOException {
    long most = Math.min(size - offset, Envelope.BYTES + (long) Envelope.MOST_BODY);
    if (bytes < 0 || available() >= Math.min(bytes, most)) {
      return;
    }
    int wanted = (int) Math.min(size - offset, Math.max(chunk, Math.min(bytes, most)));
    if (buffer.capacity() < wanted) {
      buffer = ByteBuffer.allocate(wanted).order(ByteOrder.LITTLE_ENDIAN);
    }
    start = offset;
    buffer.clear().limit(wanted);
    file.read(buffer, start);
    buffer.flip();
  }
}
