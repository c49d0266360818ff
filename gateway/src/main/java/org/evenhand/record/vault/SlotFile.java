package org.evenhand.record.vault;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file of 32-byte slots, mapped in pieces of one MiB: a read is a copy from memory and cannot be
 * interrupted, as a channel's can. A slot never straddles a sector, so a crash leaves it old or
 * new.
 */
final class SlotFile implements AutoCloseable {
  private static final int PIECE = 1 << 20;
  private static final int PER_PIECE = PIECE / RootKey.BYTES;

  private final Path path;
  private final boolean writes;
  private final Arena arena = Arena.ofShared();
  private volatile MemorySegment[] pieces = new MemorySegment[0];

  /** Opens a file whose size is a whole number of pieces; slot 0 is the header. */
  SlotFile(Path path, boolean writes) throws IOException {
    this.path = path;
    this.writes = writes;
    mapAll();
  }

  private synchronized void mapAll() throws IOException {
    long size = java.nio.file.Files.size(path);
    // A crash while the file grew leaves part of a piece, all zero: it is grown over again.
    map((int) (size / PIECE));
  }

  /** How many slots there are. */
  long size() {
    return (long) pieces.length * PER_PIECE;
  }

  /** A copy of a slot; all zero beyond the end. */
  byte[] read(long slot) {
    var bytes = new byte[RootKey.BYTES];
    int piece = Math.toIntExact(slot / PER_PIECE);
    if (piece >= pieces.length && !writes) {
      followGrowth();
    }
    var now = pieces;
    if (piece < now.length) {
      MemorySegment.copy(now[piece], ValueLayout.JAVA_BYTE, offset(slot), bytes, 0, bytes.length);
    }
    return bytes;
  }

  // Who only reads may look at a file that another process makes longer.
  private void followGrowth() {
    try {
      mapAll();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(path + " cannot be read", failed);
    }
  }

  /** Writes a slot within what {@link #reach} made; durable only after {@link #force}. */
  void write(long slot, byte[] bytes) {
    var piece = pieces[Math.toIntExact(slot / PER_PIECE)];
    MemorySegment.copy(bytes, 0, piece, ValueLayout.JAVA_BYTE, offset(slot), RootKey.BYTES);
  }

  private static long offset(long slot) {
    return slot % PER_PIECE * RootKey.BYTES;
  }

  /** Syncs the pieces that hold these slots. */
  void force(long first, long last) {
    var now = pieces;
    for (long piece = first / PER_PIECE; piece <= last / PER_PIECE; piece++) {
      now[(int) piece].force();
    }
  }

  /**
   * Grows the file to hold a slot. Real zeros are written and synced before they are mapped: a
   * mapped hole on a full disk would end the process at the write instead of failing here.
   */
  void reach(long slot) throws IOException {
    int wanted = Math.toIntExact(slot / PER_PIECE) + 1;
    int have = pieces.length;
    if (!writes) {
      throw new IOException(path + " is open for reading only");
    }
    if (wanted <= have) {
      return;
    }
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek((long) have * PIECE);
      for (int piece = have; piece < wanted; piece++) {
        file.write(new byte[PIECE]);
      }
      file.getFD().sync();
    }
    map(wanted);
  }

  private void map(int wanted) throws IOException {
    int have = pieces.length;
    if (wanted <= have) {
      return;
    }
    var grown = Arrays.copyOf(pieces, wanted);
    var mode = writes ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY;
    try (var channel =
        writes ? FileChannel.open(path, READ, WRITE) : FileChannel.open(path, READ)) {
      for (int piece = have; piece < wanted; piece++) {
        grown[piece] = channel.map(mode, (long) piece * PIECE, PIECE, arena);
      }
    }
    pieces = grown;
  }

  @Override
  public void close() {
    arena.close();
  }
}
