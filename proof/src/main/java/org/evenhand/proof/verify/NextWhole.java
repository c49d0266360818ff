package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/** Looks through a log file for where it goes on behind damage. */
final class NextWhole {
  private static final int CHUNK = 1 << 20;

  private final FileChannel channel;
  private final long expected;

  /** Takes no frame for one that has a position before {@code expected}. */
  NextWhole(FileChannel channel, long expected) {
    this.channel = channel;
    this.expected = expected;
  }

  /** Where the next whole frame behind this byte begins. */
  OptionalLong behind(long byteAt) throws IOException {
    long at = byteAt + 1;
    for (var chunk = read(at, CHUNK);
        chunk.limit() >= FrameHasher.ENVELOPE;
        chunk = read(at, CHUNK)) {
      int last = chunk.limit() - FrameHasher.ENVELOPE;
      for (int i = 0; i <= last; i++) {
        if (couldStart(chunk, i, at + i) && isWhole(at + i)) {
          return OptionalLong.of(at + i);
        }
      }
      at += last + 1;
    }
    return OptionalLong.empty();
  }

  // A quick look before the checksum: a length, and a position not far behind the one expected.
  private boolean couldStart(ByteBuffer chunk, int i, long at) throws IOException {
    int length = chunk.getInt(i);
    if (!FrameHasher.isLength(length)) {
      return false;
    }
    long left = channel.size() - at;
    long position = chunk.getLong(i + 16);
    return length <= left - Integer.BYTES
        && position >= expected
        && position - expected <= channel.size() / FrameHasher.ENVELOPE;
  }

  private boolean isWhole(long at) throws IOException {
    int length = read(at, Integer.BYTES).getInt(0);
    return FrameHasher.isSummed(read(at, Integer.BYTES + length), 0, length);
  }

  /** The first byte from here on that is not zero; below 0 if all are. */
  long notZero(long from) throws IOException {
    var zeros = ByteBuffer.allocate(CHUNK);
    long at = from;
    for (var chunk = read(at, CHUNK); chunk.hasRemaining(); chunk = read(at, CHUNK)) {
      int stray = chunk.mismatch(zeros.slice(0, chunk.limit()));
      if (stray >= 0) {
        return at + stray;
      }
      at += chunk.limit();
    }
    return -1;
  }

  private ByteBuffer read(long from, int bytes) throws IOException {
    int most = Math.clamp(channel.size() - from, 0, bytes);
    var buffer = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
    return buffer.flip();
  }
}
