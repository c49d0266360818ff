package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.evenhand.proof.ProofException.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one log file, in order, hashed by several threads a chunk ahead. Where a frame is
 * not whole it says so once, and goes on at the next that is.
 */
final class LogFileFrames implements AutoCloseable {
  private static final int CHUNK = 1 << 20;
  private static final int AHEAD = 2 * Workers.THREADS;
  private static final int MOST_RETRIES = 3;
  private static final long RETRY_MILLIS = 20;

  private final String name;
  private final FileChannel channel;
  private final ExecutorService workers;
  private final boolean growing;
  private final Deque<Future<Hashed>> ahead = new ArrayDeque<>();
  private final Deque<HashedFrame> ready = new ArrayDeque<>();
  private @Nullable Broken broken;
  private long offset;
  private boolean split;
  private long expected;
  private int retries;

  /** What the next thing in a file is. */
  sealed interface Found {}

  /** A whole frame. */
  record Whole(HashedFrame frame) implements Found {}

  /** Something that is no whole frame, where one should be. */
  record Broken(long offset, String why) implements Found {}

  /** What a chunk came to: frames, and what stopped their reading, if anything did. */
  private record Hashed(List<HashedFrame> frames, @Nullable Broken broken) {}

  /**
   * Opens a file.
   *
   * @param name as a report names it
   * @param first the position of its first frame
   * @param growing whether a server may be writing it
   */
  LogFileFrames(String name, Path file, long first, boolean growing, ExecutorService workers)
      throws IOException {
    this.name = name;
    this.channel = PlainFile.channel(file);
    this.workers = workers;
    this.growing = growing;
    this.expected = first;
    this.offset = FileHeader.BYTES;
  }

  /** The next frame, or what stands in its place; empty at the end. */
  Optional<Found> next() throws IOException {
    while (true) {
      var frame = ready.poll();
      if (frame != null) {
        expected = frame.position() + 1;
        return Optional.of(new Whole(frame));
      }
      var there = broken;
      if (there != null) {
        broken = null;
        if (!again(there.offset())) {
          resume(there.offset());
          return Optional.of(there);
        }
      }
      readAhead();
      if (ahead.isEmpty()) {
        return Optional.empty();
      }
      take(ahead.remove());
    }
  }

  // What a running server is just writing is whole a moment later.
  private boolean again(long at) throws IOException {
    if (!growing || retries == MOST_RETRIES) {
      return false;
    }
    retries++;
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + name, interrupted);
    }
    restart(at);
    return true;
  }

  private void restart(long at) {
    ahead.forEach(chunk -> chunk.cancel(false));
    ahead.clear();
    offset = at;
    split = false;
  }

  private void resume(long behind) throws IOException {
    retries = 0;
    var next = new NextWhole(channel, expected).behind(behind);
    restart(next.orElse(channel.size()));
    split = next.isEmpty();
  }

  private void take(Future<Hashed> chunk) throws IOException {
    try {
      var hashed = chunk.get();
      ready.addAll(hashed.frames());
      broken = hashed.broken();
      retries = hashed.frames().isEmpty() ? retries : 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + name, interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("frames of " + name + " cannot be hashed", failed);
    }
  }

  private void readAhead() throws IOException {
    while (!split && ahead.size() < AHEAD) {
      var chunk = read(offset, CHUNK);
      if (chunk.remaining() >= Integer.BYTES && FrameHasher.isLength(chunk.getInt(0))) {
        int whole = Integer.BYTES + chunk.getInt(0);
        chunk = whole > chunk.remaining() ? read(offset, whole) : chunk;
      }
      split(chunk);
    }
  }

  private ByteBuffer read(long from, int bytes) throws IOException {
    int most = Math.clamp(channel.size() - from, 0, bytes);
    var buffer = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
    return buffer.flip();
  }

  /** Hands over the frames that lie whole in the chunk; the next one begins with the rest. */
  private void split(ByteBuffer chunk) throws IOException {
    long start = offset;
    int at = 0;
    int length = length(chunk, at);
    while (FrameHasher.isLength(length) && length <= chunk.limit() - at - Integer.BYTES) {
      at += Integer.BYTES + length;
      length = length(chunk, at);
    }
    offset = start + at;
    int end = at;
    if (at > 0) {
      ahead.add(workers.submit(() -> hash(chunk, end, start)));
    }
    // A frame that goes on behind this chunk is read with the next.
    if (!FrameHasher.isLength(length) || length > channel.size() - offset - Integer.BYTES) {
      split = true;
      stop(length).ifPresent(there -> ahead.add(done(there)));
    }
  }

  private static int length(ByteBuffer chunk, int at) {
    return chunk.limit() - at < Integer.BYTES ? 0 : chunk.getInt(at);
  }

  private Future<Hashed> done(Broken there) {
    return workers.submit(() -> new Hashed(List.of(), there));
  }

  /** What is wrong with the end of what was written, if anything is. */
  private Optional<Broken> stop(int length) throws IOException {
    if (channel.size() - offset >= Integer.BYTES
        && read(offset, Integer.BYTES).getInt() != length) {
      split = false; // less than a length was left of the chunk, or it was written meanwhile
      return Optional.empty();
    }
    if (length != 0) {
      return Optional.of(new Broken(offset, "no frame can have its length"));
    }
    long stray = new NextWhole(channel, expected).notZero(offset);
    if (stray < 0) {
      return Optional.empty();
    }
    var why = "behind the last frame nothing but zeros may be, and byte " + stray + " is none";
    return Optional.of(new Broken(offset, why));
  }

  private Hashed hash(ByteBuffer chunk, int end, long start) {
    var hasher = new FrameHasher();
    var frames = new ArrayList<HashedFrame>();
    for (int at = 0; at < end; at += Integer.BYTES + chunk.getInt(at)) {
      try {
        frames.add(hasher.read(name, chunk, at, start));
      } catch (Malformed wrong) {
        var there = new Broken(start + at, String.valueOf(wrong.getMessage()));
        return new Hashed(frames, there);
      }
    }
    return new Hashed(frames, null);
  }

  @Override
  public void close() throws IOException {
    restart(offset);
    channel.close();
  }
}
