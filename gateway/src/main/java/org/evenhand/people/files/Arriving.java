package org.evenhand.people.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.record.Change.Content;
import org.evenhand.vocabulary.PersonId;

/** Pictures that come together. Safe for use by many threads until it is done. */
public final class Arriving {
  private final PhotoFiles files;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  Arriving(PhotoFiles files) {
    this.files = files;
  }

  /**
   * Writes one. It must not be named anywhere before {@link #done} has returned.
   *
   * @return its name; empty if its owner was erased
   * @throws IllegalArgumentException if it has more bytes than are taken
   * @throws UncheckedIOException if it cannot be written
   */
  public Optional<Content> put(PersonId owner, byte[] picture) {
    try {
      var written = files.write(owner, picture);
      written.ifPresent(file -> folders.add(file.file().resolveSibling(".").normalize()));
      return written.map(PhotoFiles.Written::content);
    } catch (IOException failed) {
      throw new UncheckedIOException("a photo cannot be kept", failed);
    }
  }

  /** Makes the names of all that was put durable: from here on a frame may name them. */
  public void done() {
    try {
      for (var folder : folders) {
        files.disk().sync(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("photos cannot be kept", failed);
    }
  }
}
