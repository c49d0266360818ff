package org.evenhand.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a platform's folder. */
final class RecordFolder {
  private RecordFolder() {}

  /** The folder itself, or the platform in a demo's folder. */
  static Path of(Path folder) {
    for (var candidate : new Path[] {folder, folder.resolve("platform")}) {
      if (Files.isDirectory(candidate.resolve("log"))
          && Files.isDirectory(candidate.resolve("vault"))) {
        return candidate;
      }
    }
    throw new WrongUse(
        folder + " holds no record (expected the folder of a platform, with log/ and vault/)");
  }
}
