package org.evenhand.record;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.evenhand.record.LogFiles.LogFile;

/**
 * Finds the end of a log, makes sure of it, and stands ready to write behind it. Of the files, only
 * the last is read here, or the one before it if the last holds nothing yet.
 */
final class Restart {
  private final LogFiles files;
  private final FrameFiles frames;
  private final long fileBytes;
  private final Supplier<UUID> ids;
  private final long nowMicros;

  Restart(LogFiles files, FrameFiles frames, long fileBytes, Supplier<UUID> ids, long nowMicros) {
    this.files = files;
    this.frames = frames;
    this.fileBytes = fileBytes;
    this.ids = ids;
    this.nowMicros = nowMicros;
  }

  /**
   * Where a log ends.
   *
   * @param log its id
   * @param file its last file
   * @param offset where the next frame goes
   * @param last the last position
   * @param lastMicros the time of the last frame; 0 if there is none
   * @param quietSince no change lies behind this position
   */
  record End(UUID log, LogFile file, long offset, long last, long lastMicros, long quietSince) {}

  /** Finds the end. */
  End run() throws IOException {
    if (files.list().contains(LogName.PREPARED)) {
      // Made ahead and never given a position: nothing was ever written to it.
      files.delete(LogName.PREPARED);
    }
    if (frames.lastFirst() == 0) {
      files.create(LogName.PREPARED, fileBytes).close();
      // Crash here: the next start removes it and begins again.
      files.rename(LogName.PREPARED, LogName.of(1));
      // Crash here: the log's first file is all zeros, and is given its header at the next start.
      frames.add(1);
    }
    return end(frames.lastFirst());
  }

  private End end(long first) throws IOException {
    var file = frames.open(first);
    var header = frames.header(file);
    var before = frames.firstBefore(first);
    if (header.isPresent() && header.get().first() != first) {
      throw new CannotOpenRecord.Damaged(
          LogName.of(first), 0, first, "its header says it begins at " + header.get().first());
    }
    var earlier = header.isPresent() ? header.get().log() : before == 0 ? ids.get() : idOf(before);
    var repair = new TailRepair(file, first, header.isPresent());
    repair.run(header.orElse(new FileHeader(earlier, first, nowMicros)));
    long micros = repair.lastMicros();
    if (repair.last() < first && before != 0) {
      // The one before must be complete: the last file was begun only when it was.
      micros = frames.read(first - 1).timeMicros();
    }
    return new End(earlier, file, repair.offset(), repair.last(), micros, repair.lastChange());
  }

  private UUID idOf(long first) throws IOException {
    try (var file = frames.open(first)) {
      return frames
          .header(file)
          .orElseThrow(() ->
              new CannotOpenRecord.Damaged(LogName.of(first), 0, first, "its header is not whole"))
          .log();
    }
  }
}
