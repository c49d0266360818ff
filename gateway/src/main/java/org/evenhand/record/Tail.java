package org.evenhand.record;

import java.io.IOException;
import java.util.UUID;
import org.evenhand.record.LogFiles.LogFile;

/** The end of the log, where it is written. Used by one thread; its crash points are told here. */
final class Tail implements AutoCloseable {
  private final UUID log;
  private final FrameFiles frames;
  private final NextFile next;
  private LogFile file;
  private long size;
  private long offset;

  Tail(UUID log, LogFile file, long offset, FrameFiles frames, NextFile next) throws IOException {
    this.log = log;
    this.frames = frames;
    this.next = next;
    this.file = file;
    this.size = file.size();
    this.offset = offset;
  }

  /**
   * Makes a sealed batch durable. After an exception nothing is known of it, and nothing must be
   * written any more.
   *
   * @return whether a new file was begun
   */
  boolean write(Batch batch, long micros) throws IOException {
    boolean rotated = offset + batch.bytes().remaining() > size;
    if (rotated) {
      rotate(batch.first(), micros);
    }
    int length = batch.bytes().remaining();
    file.write(batch.bytes(), offset);
    // Crash here: none, some or all sectors of the batch are on the disk. Nobody was told of any of
    // its frames, and no later batch was begun. A restart keeps the whole frames before the first
    // torn one and cuts the rest (see TailRepair).
    file.force();
    // Crash here: the batch is durable, and nobody was told. A restart finds it and the folds get
    // it. An access that stands in it counts as having left, though it did not.
    offset += length;
    if (offset > size / 2) {
      next.prepare();
    }
    return rotated;
  }

  private void rotate(long first, long micros) throws IOException {
    var begun = next.take(first);
    // Crash here: the last file is all zeros. Everything before it is durable (each batch was
    // synced before the next was begun), so a restart may trust that the file before it is
    // complete, and writes the header anew.
    begun.write(new FileHeader(log, first, micros).encode(), 0);
    // The header needs no sync of its own: the first batch's sync covers it, and until then the
    // file holds nothing that anybody was told of.
    file.close();
    file = begun;
    size = begun.size();
    offset = FileHeader.BYTES;
    frames.add(first);
  }

  @Override
  public void close() throws IOException {
    next.close();
    file.close();
  }
}
