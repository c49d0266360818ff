package org.evenhand.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders whose names survive a loss of power. */
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

  /** Makes the names of a folder's files durable. */
  public static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
