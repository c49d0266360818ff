package org.evenhand.record.seal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A folder of files that appear whole or not at all.
 *
 * <p>{@link #write} is durable when it returns: it survives loss of power, and what a crash in its
 * middle leaves under the path is the old content or the new one. After an {@link IOException}
 * nothing is known of that path, and the caller must not try again.
 */
public interface Folder {
  /** The content of a file; empty if there is none. */
  Optional<byte[]> read(String path) throws IOException;

  /** Puts a file, in place of what was there; folders on the way are made. */
  void write(String path, byte[] bytes) throws IOException;

  /** The names of files in a folder, sorted; none if there is no such folder. */
  List<String> list(String path) throws IOException;

  /** Removes a folder with the files in it; nothing happens if there is none. */
  void delete(String path) throws IOException;
}
