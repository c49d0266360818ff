package org.evenhand.app.log;

import java.io.IOException;
import java.util.Optional;
import org.evenhand.proof.TileReader;
import org.evenhand.record.seal.Folder;

/** Where a log is copied to. Its files are read back from there, and proven again. */
public interface PublicTarget extends TileReader {
  /** Puts a file, in place of what was there; whole or not at all. */
  void write(String path, byte[] bytes) throws IOException;

  /** A folder, such as a web server's. */
  static PublicTarget of(Folder folder) {
    return new PublicTarget() {
      @Override
      public Optional<byte[]> read(String path) throws IOException {
        return folder.read(path);
      }

      @Override
      public void write(String path, byte[] bytes) throws IOException {
        folder.write(path, bytes);
      }
    };
  }
}
