package org.evenhand.audit.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for the time of one piece of work, among the machine's temporary ones and for its owner
 * alone. It is gone once it is closed, and when the process is told to stop.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final int TRIES = 10;

  private final Path path;
  private final Thread hook;

  /**
   * Makes it.
   *
   * @throws IOException if there is no place for it
   */
  public ScratchFolder() throws IOException {
    path = Files.createTempDirectory("evenhand-");
    hook = Thread.ofPlatform().name("scratch-folder").unstarted(this::removeQuietly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private void removeQuietly() {
    // Whatever still writes here may make a file while we remove: so more than once.
    for (int again = 0; again < TRIES && Files.exists(path); again++) {
      try {
        remove();
      } catch (IOException | UncheckedIOException grown) {
        // Once more.
      }
    }
  }

  private void remove() throws IOException {
    try (var all = Files.walk(path)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      return; // then the hook removes it
    }
    remove();
  }
}
