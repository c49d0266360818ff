package org.evenhand.app.wiring;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.evenhand.record.DurableFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that its owner alone can enter, so that whatever protection the files within are made
 * with (RocksDB's are readable by all), nobody else reaches them.
 */
final class PrivateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder where there is none. One that is there and open to others stays as it is, for
   * somebody may have opened it to a backup or an auditor; the operator is told.
   */
  static Path of(Path folder) throws IOException {
    var parent = folder.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(folder + " cannot be made");
    }
    DurableFolder.make(parent);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
      DurableFolder.sync(parent);
      return folder;
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(folder)) {
        throw there;
      }
      tellIfOpen(folder);
      return folder;
    }
  }

  private static void tellIfOpen(Path folder) throws IOException {
    var now = Files.getPosixFilePermissions(folder);
    if (!OURS.containsAll(now)) {
      LOG.warn(
          "{} is open to other users ({}). It holds personal data: chmod 700 {}",
          folder,
          PosixFilePermissions.toString(now),
          folder);
    }
  }
}
