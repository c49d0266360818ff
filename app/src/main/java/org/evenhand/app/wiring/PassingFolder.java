package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * A folder for what is in clear and must not outlast its use. It lies in the platform's own folder,
 * on the disk that the operator chose for such things, for its owner alone. It goes when it is
 * closed, and when the process is told to stop; what a killed process left goes at the next start.
 */
final class PassingFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final int TRIES = 10;

  private final Path folder;
  private final FileChannel channel;
  private final Thread hook;

  private PassingFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
    this.hook = Thread.ofPlatform().name("passing-folder").unstarted(this::removeQuietly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Makes it, without what an earlier process left in it.
   *
   * @throws IOException if it can't be made, or another process uses it
   */
  static PassingFolder in(Path folder) throws IOException {
    PrivateFolder.of(folder);
    var channel = locked(folder);
    try {
      removeContent(folder);
      return new PassingFolder(folder, channel);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Removes what a killed process left, unless a living one uses it. */
  static void removeLeft(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var _ = locked(folder)) {
        remove(folder);
      } catch (InUse stays) {
        // Whoever uses it removes it.
      }
    }
  }

  /** Another process, or another part of this one, has it. */
  private static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(folder + " is in use by another replay");
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException ours) {
      // Told below, as another process's is.
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    channel.close();
    throw new InUse(folder);
  }

  /** A place within it that is not there yet. */
  Path place(String name) {
    return folder.resolve(name);
  }

  private void removeQuietly() {
    // Whatever still writes here may make a file while we remove: so more than once.
    for (int again = 0; again < TRIES && Files.exists(folder); again++) {
      try {
        remove(folder);
      } catch (IOException grown) {
        // Once more.
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    removeContent(folder);
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.deleteIfExists(folder);
  }

  /** All but the lock, which keeps others out until the rest is gone. */
  private static void removeContent(Path folder) throws IOException {
    for (var path : content(folder)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> content(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder) && !path.equals(folder.resolve(LOCK)))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (UncheckedIOException failed) {
      throw new IOException(folder + " cannot be walked", failed);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // Then the hook runs, and finds less to do.
    }
    try {
      remove(folder);
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(folder + " could not be removed", failed);
    }
  }
}
