package org.evenhand.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Folders and files whose names survive a loss of power. */
public final class DurableFolder {
  private DurableFolder() {}

  /**
   * Makes a folder, and those above it, where there is none. A folder's name is an entry of the one
   * above it, and durable only once that one was synced: else files that were synced within it
   * could be gone with it.
   *
   * @return the folder
   */
  public static Path make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      var parent = folder.toAbsolutePath().getParent();
      if (parent == null) {
        throw new IOException(folder + " cannot be made");
      }
      make(parent);
      create(folder);
      sync(parent);
    }
    return folder;
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(folder)) {
        throw there;
      }
    }
  }

  /**
   * Gives a finished file its name, in place of what had it. The content first, then the name, then
   * the folder that holds the name: a crash between any two leaves the old state, or the file under
   * its unfinished name.
   */
  public static void publish(Path unfinished, Path file) throws IOException {
    try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().resolveSibling(".").normalize());
  }

  /** Makes the names of a folder's files durable. */
  public static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
