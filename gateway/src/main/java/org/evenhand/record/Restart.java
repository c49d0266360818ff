package org.evenhand.record;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.evenhand.record.LogFiles.LogFile;
import org.jspecify.annotations.Nullable;

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
  private final long first;
  private Optional<FileHeader> header = Optional.empty();
  private @Nullable Ending ending;
  private @Nullable LogFile opened;

  Restart(LogFiles files, FrameFiles frames, long fileBytes, Supplier<UUID> ids, long nowMicros) {
    this.files = files;
    this.frames = frames;
    this.fileBytes = fileBytes;
    this.ids = ids;
    this.nowMicros = nowMicros;
    this.first = Math.max(1, frames.lastFirst());
  }

  /** The last file, and where it ends. */
  private record Ending(LogFile file, TailRepair repair) {}

  /**
   * The last frame.
   *
   * @param position its position; 0 if there is none
   * @param micros its time; 0 if there is none
   */
  record Last(long position, long micros) {}

  /**
   * Where a log ends, once it is sure.
   *
   * @param log its id
   * @param file its last file
   * @param offset where the next frame goes
   * @param last the last position
   * @param lastMicros the time of the last frame; 0 if there is none
   * @param quietSince no change lies behind this position
   */
  record End(UUID log, LogFile file, long offset, long last, long lastMicros, long quietSince) {}

  /** Finds the last frame; changes nothing. */
  Last look() throws IOException {
    if (frames.lastFirst() == 0) {
      return new Last(0, 0);
    }
    var file = open();
    header = frames.header(file);
    header
        .filter(found -> found.first() != first)
        .ifPresent(found -> {
          throw new CannotOpenRecord.Damaged(
              LogName.of(first), 0, first, "its header says it begins at " + found.first());
        });
    var repair = new TailRepair(file, first, header.isPresent());
    repair.look();
    ending = new Ending(file, repair);
    return new Last(repair.last(), lastMicros(repair));
  }

  private long lastMicros(TailRepair repair) {
    // The one before must be complete: the last file was begun only when it was.
    return repair.last() < first && frames.firstBefore(first) != 0
        ? frames.read(first - 1).timeMicros()
        : repair.lastMicros();
  }

  /** Cuts what nobody was told of, makes what stays durable, and stands ready to write behind. */
  End mend() throws IOException {
    if (files.list().contains(LogName.PREPARED)) {
      // Made ahead and never given a position: nothing was ever written to it.
      files.delete(LogName.PREPARED);
    }
    var log = log();
    var found = ending == null ? begun() : largeEnough(ending);
    var repair = found.repair();
    repair.mend(header.orElseGet(() -> new FileHeader(log, first, nowMicros)));
    return new End(
        log, found.file(), repair.offset(), repair.last(), lastMicros(repair), repair.lastChange());
  }

  private UUID log() throws IOException {
    if (header.isPresent()) {
      return header.get().log();
    }
    long before = frames.firstBefore(first);
    return before == 0 ? ids.get() : idOf(before);
  }

  private Ending begun() throws IOException {
    files.create(LogName.PREPARED, fileBytes).close();
    // Crash here: the next start removes it and begins again.
    files.rename(LogName.PREPARED, LogName.of(first));
    // Crash here: the file is all zeros, and is given its header at the next start.
    frames.add(first);
    var file = open();
    header = Optional.empty();
    var repair = new TailRepair(file, first, false);
    repair.look();
    return new Ending(file, repair);
  }

  // A last file that holds no frame yet and was made when files were smaller might not hold even
  // one batch of today's, and the file to write that to would have the same name.
  private Ending largeEnough(Ending found) throws IOException {
    if (found.repair().last() >= first || found.file().size() >= fileBytes) {
      return found;
    }
    found.file().close();
    files.delete(LogName.of(first));
    // Crash here: the record ends with the file before, as it did when this one was begun.
    return begun();
  }

  private LogFile open() throws IOException {
    var file = frames.open(first);
    opened = file;
    return file;
  }

  /** Closes what it opened, when the log cannot be opened after all. */
  void letGo(Exception because) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException failure) {
      because.addSuppressed(failure);
    }
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
