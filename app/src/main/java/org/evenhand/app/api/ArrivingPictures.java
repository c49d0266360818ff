package org.evenhand.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Pictures on their way in. While one arrives it lies in a file that has no name any more, so a
 * slow client takes no memory, and neither a crash nor a refusal leaves anything of it. Safe for
 * use by many threads.
 */
public final class ArrivingPictures {
  /** Pictures that may arrive at once. */
  private static final int AT_ONCE = 32;

  private static final int BUFFER = 16 * 1024;

  private final int mostBytes;
  private final Path folder;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * Over a private folder.
   *
   * @param mostBytes of a picture
   */
  public ArrivingPictures(int mostBytes, Path folder) {
    this.mostBytes = mostBytes;
    this.folder = folder;
  }

  /** What became of one. Where it has not wholly arrived, nothing of it is kept. */
  public sealed interface Arrival {
    /** It has wholly arrived; not in memory yet. Closing it removes it, and must be done once. */
    final class Whole implements Arrival, AutoCloseable {
      private final FileChannel file;
      private final Semaphore room;

      private Whole(FileChannel file, Semaphore room) {
        this.file = file;
        this.room = room;
      }

      /** Its bytes, read into memory. */
      public byte[] bytes() throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining()) {
          if (file.read(bytes, bytes.position()) < 0) {
            throw new IOException("an arrived picture became shorter");
          }
        }
        return bytes.array();
      }

      @Override
      public void close() throws IOException {
        room.release();
        file.close();
      }
    }

    /** It has no byte. */
    record Empty() implements Arrival {}

    /**
     * It has more bytes than are taken.
     *
     * @param most how many are taken
     */
    record TooLarge(int most) implements Arrival {}

    /** Too many arrive at once. */
    record NoRoom() implements Arrival {}
  }

  /** The most bytes of a picture. */
  public int mostBytes() {
    return mostBytes;
  }

  /**
   * Takes one.
   *
   * @throws IOException if it breaks off
   */
  public Arrival take(InputStream picture) throws IOException {
    if (!room.tryAcquire()) {
      return new Arrival.NoRoom();
    }
    Arrival arrival = new Arrival.NoRoom();
    try {
      arrival = kept(picture);
      return arrival;
    } finally {
      if (!(arrival instanceof Arrival.Whole)) {
        room.release();
      }
    }
  }

  private Arrival kept(InputStream from) throws IOException {
    // Its name goes with its opening: a crash leaves nothing that anybody could read.
    var file =
        FileChannel.open(
            folder.resolve(UUID.randomUUID().toString()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    boolean whole = false;
    try {
      long length = copied(from, file);
      if (length > mostBytes) {
        return new Arrival.TooLarge(mostBytes);
      }
      whole = length > 0;
      return whole ? new Arrival.Whole(file, room) : new Arrival.Empty();
    } finally {
      if (!whole) {
        file.close();
      }
    }
  }

  private long copied(InputStream from, FileChannel file) throws IOException {
    var buffer = new byte[BUFFER];
    long length = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      length += read;
      if (length > mostBytes) {
        return length;
      }
      var bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    return length;
  }
}
