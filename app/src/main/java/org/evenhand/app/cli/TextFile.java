package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that a command is given in a file. */
final class TextFile {
  private static final long LONGEST = 1L << 28;

  private TextFile() {}

  /**
   * Reads it.
   *
   * @throws WrongUse if there is none, it is no UTF-8 text, or longer than 256 MiB
   */
  static String read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new WrongUse(path + ": there is no such file");
    }
    if (Files.isDirectory(path)) {
      throw new WrongUse(path + " is a folder, not a file");
    }
    if (Files.size(path) > LONGEST) {
      throw new WrongUse(path + " is longer than 256 MiB");
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException wrong) {
      throw new WrongUse(path + " is not UTF-8 text");
    }
  }
}
