package org.evenhand.proof;

import java.io.IOException;
import java.util.Optional;

/** Where the files of a log are read from: a folder, a web server, an object store. */
@FunctionalInterface
public interface TileReader {
  /**
   * Reads one whole file. What it gives need not be trusted: every hash is proven before use.
   *
   * @param path relative to the log, as {@link Tile#path} and {@link EntryBundle#path} give it
   * @return the bytes, or empty if there is no such file
   * @throws IOException if it can't be said what is there
   */
  Optional<byte[]> read(String path) throws IOException;
}
