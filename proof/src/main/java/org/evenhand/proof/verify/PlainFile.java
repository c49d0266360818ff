package org.evenhand.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The files of a record as somebody handed it over. Only what is a file in its own right is opened:
 * a link could lead anywhere on the verifier's machine, and a device or a pipe never ends.
 */
final class PlainFile {
  // Nothing of a record comes near. A file full of holes can be as long as it likes, and is read as
  // zeros for years.
  private static final long MOST = 1L << 40;

  private PlainFile() {}

  private static void check(Path file) throws IOException {
    var is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!is.isRegularFile()) {
      throw new IOException(file + " is no file: links, devices and folders are not read as one");
    }
    if (is.size() > MOST) {
      throw new IOException(file + " is larger than any file of a record");
    }
  }

  /** Opens it, to be read from its start. */
  static InputStream open(Path file) throws IOException {
    check(file);
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens it, to be read anywhere. */
  static FileChannel channel(Path file) throws IOException {
    check(file);
    return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Reads it whole.
   *
   * @param most how many bytes it may have
   * @param than what it is larger than if it has more
   */
  static byte[] read(Path file, int most, String than) throws IOException {
    try (var in = open(file)) {
      return bounded(file, in, most, than);
    }
  }

  /** Reads a file whole that its own user named, and may have named by a link. */
  static byte[] readNamed(Path file, int most, String than) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return bounded(file, in, most, than);
    }
  }

  private static byte[] bounded(Path file, InputStream in, int most, String than)
      throws IOException {
    var bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException(file + " is larger than any " + than);
    }
    return bytes;
  }
}
