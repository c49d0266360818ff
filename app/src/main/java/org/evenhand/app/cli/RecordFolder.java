package org.evenhand.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a platform's folder. */
final class RecordFolder {
  private RecordFolder() {}

  /** The folder itself, or the platform in a demo's folder. */
  static Path of(Path folder) {
    return find(folder.toString())
        .orElseThrow(() ->
            new WrongUse(
                folder
                    + " holds no record (expected the folder of a platform, with log/ and"
                    + " vault/)"));
  }

  /** The same; empty if what is named is none. */
  static Optional<Path> find(String named) {
    var folder = Path.of(named);
    return Stream.of(folder, folder.resolve("platform"))
        .filter(one -> Files.isDirectory(one.resolve("log")))
        .filter(one -> Files.isDirectory(one.resolve("vault")))
        .findFirst();
  }
}
