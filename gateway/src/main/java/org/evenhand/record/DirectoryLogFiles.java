package org.evenhand.record;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder on a disk. A lock file keeps a second process out. */
public final class DirectoryLogFiles implements LogFiles {
  private static final String LOCK = "lock";
  private static final int ZEROS = 1 << 20;

  private final Path directory;
  private final @Nullable FileChannel lock;

  private DirectoryLogFiles(Path directory, @Nullable FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes a folder for writing, making it if it is not there.
   *
   * @throws CannotOpenRecord.InUse if another process, or this one, has it open
   */
  public static DirectoryLogFiles open(Path directory) throws IOException {
    DurableFolder.make(directory);
    var channel = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new CannotOpenRecord.InUse(directory.toString());
    }
    return new DirectoryLogFiles(directory, channel);
  }

  /** Looks at a folder without taking it: for programs that only read. */
  public static DirectoryLogFiles reading(Path directory) {
    return new DirectoryLogFiles(directory, null);
  }

  // The lock is the operating system's, so it goes with the process, however that ends.
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  @Override
  public List<String> list() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public LogFile open(String name) throws IOException {
    var path = directory.resolve(name);
    return new OnDisk(
        lock == null ? FileChannel.open(path, READ) : FileChannel.open(path, READ, WRITE));
  }

  @Override
  public LogFile create(String name, long bytes) throws IOException {
    var channel = FileChannel.open(directory.resolve(name), CREATE_NEW, READ, WRITE);
    var file = new OnDisk(channel);
    var zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long at = 0; at < bytes; at += zeros.limit()) {
      zeros.clear().limit((int) Math.min(ZEROS, bytes - at));
      file.write(zeros, at);
    }
    // The size is metadata: only here must the sync cover it. Later syncs find it unchanged.
    channel.force(true);
    DurableFolder.sync(directory);
    return file;
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    DurableFolder.sync(directory);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.delete(directory.resolve(name));
    DurableFolder.sync(directory);
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private record OnDisk(FileChannel channel) implements LogFile {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      int start = into.position();
      while (into.hasRemaining()) {
        if (channel.read(into, offset + into.position() - start) < 0) {
          break;
        }
      }
      return into.position() - start;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
