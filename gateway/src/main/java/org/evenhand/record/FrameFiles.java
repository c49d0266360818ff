package org.evenhand.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.frame.RawFrame;

/** Reads frames by position, over all files of a log. Safe for use by many threads. */
final class FrameFiles implements AutoCloseable {
  private static final int SCAN_CHUNK = 1 << 20;
  private static final int READ_CHUNK = 1 << 16;

  private final LogFiles files;
  private final ConcurrentSkipListMap<Long, FrameIndex> indexes = new ConcurrentSkipListMap<>();
  private final AtomicReference<Optional<UUID>> log = new AtomicReference<>(Optional.empty());

  FrameFiles(LogFiles files) throws IOException {
    this.files = files;
    LogName.firsts(files.list()).forEach(this::add);
  }

  /** Notes a file whose first frame has this position. */
  void add(long first) {
    indexes.put(first, new FrameIndex(first));
  }

  /** The first position of the last file; 0 if there is none. */
  long lastFirst() {
    return indexes.isEmpty() ? 0 : indexes.lastKey();
  }

  /** The first position of the file before the one that starts at {@code first}; 0 if none. */
  long firstBefore(long first) {
    var before = indexes.lowerKey(first);
    return before == null ? 0 : before;
  }

  /** Opens the file that starts at this position. */
  LogFile open(long first) throws IOException {
    return files.open(LogName.of(first));
  }

  /** The header of the file that starts at this position; empty if it is not whole. */
  Optional<FileHeader> header(LogFile file) throws IOException {
    var bytes = ByteBuffer.allocate(FileHeader.BYTES);
    file.read(bytes, 0);
    return FileHeader.decode(bytes.flip());
  }

  /** One frame, which must be there. */
  RawFrame read(long position) {
    var found = new RawFrame[1];
    visit(
        position,
        position,
        READ_CHUNK,
        frame -> {
          found[0] = frame;
          return true;
        });
    return found[0];
  }

  /**
   * Visits frames from one position to another, both included; all must be there.
   *
   * @return false if the visitor ended it
   */
  boolean scan(long from, long until, FrameVisitor visitor) {
    return visit(from, until, SCAN_CHUNK, visitor);
  }

  private boolean visit(long from, long until, int chunk, FrameVisitor visitor) {
    long position = from;
    boolean more = true;
    while (more && position <= until) {
      var index = indexes.floorEntry(position);
      if (index == null) {
        throw new CannotOpenRecord.Damaged(LogName.of(1), 0, position, "there is no such file");
      }
      var next = indexes.higherKey(index.getKey());
      long end = next == null ? until : Math.min(until, next - 1);
      more = within(index.getValue(), position, end, chunk, visitor);
      position = end + 1;
    }
    return more;
  }

  private boolean within(FrameIndex index, long from, long until, int chunk, FrameVisitor visitor) {
    try (var file = open(index.first())) {
      check(index, header(file).filter(header -> header.first() == index.first()));
      return index.visit(file, from, until, chunk, visitor);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + index.name(), failed);
    }
  }

  private void check(FrameIndex index, Optional<FileHeader> header) {
    if (header.isEmpty()) {
      throw damaged(index, "its header is not whole");
    }
    if (!log.updateAndGet(known -> known.or(() -> header.map(FileHeader::log)))
        .equals(header.map(FileHeader::log))) {
      throw damaged(index, "it belongs to another log");
    }
  }

  private static CannotOpenRecord.Damaged damaged(FrameIndex index, String because) {
    return new CannotOpenRecord.Damaged(index.name(), 0, index.first(), because);
  }

  @Override
  public void close() {
    indexes.clear();
  }
}
