package org.evenhand.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret that stands in a file of its own, on one line. */
final class TokenFile {
  private static final long MOST_BYTES = 1_024;

  private TokenFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it cannot be read, is too long, or everybody can read it;
   *     the message names the file and never what it holds
   */
  static String read(Path file) {
    TlsFiles.checkReadable(file);
    TlsFiles.checkPrivate(file);
    try {
      var token = Files.size(file) > MOST_BYTES ? "" : Files.readString(file).strip();
      if (token.isEmpty()) {
        throw new IllegalArgumentException(file + " holds no token (one line)");
      }
      return token;
    } catch (IOException failure) {
      throw new IllegalArgumentException(file + " cannot be read as text", failure);
    }
  }
}
