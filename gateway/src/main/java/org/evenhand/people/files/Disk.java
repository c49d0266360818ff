package org.evenhand.people.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.evenhand.record.DurableFolder;

/** What photos' files ask of a disk; a port, so that tests can let it fail at each step. */
interface Disk {
  /** Makes a folder where there is none; its name is durable when this returns. */
  void make(Path folder) throws IOException;

  /** Writes a whole file, in place of what was there; its bytes are durable when this returns. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Gives a file another name at once or not at all; durable only once its folder was synced. */
  void move(Path from, Path to) throws IOException;

  /** Makes the names in a folder durable. */
  void sync(Path folder) throws IOException;

  /** Removes a file, if it is there; a loss of power may bring it back. */
  void delete(Path file) throws IOException;

  /** The machine's own. */
  Disk REAL =
      new Disk() {
        @Override
        public void make(Path folder) throws IOException {
          DurableFolder.make(folder.normalize());
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
          try (var channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
              channel.write(rest);
            }
            channel.force(true);
          }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void sync(Path folder) throws IOException {
          DurableFolder.sync(folder);
        }

        @Override
        public void delete(Path file) throws IOException {
          Files.deleteIfExists(file);
        }
      };
}
