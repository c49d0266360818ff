package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What can be verified. */
public sealed interface Subject {
  /**
   * A platform's folder, with the record and its public log.
   *
   * @param folder which
   */
  record WholeRecord(Path folder) implements Subject {}

  /**
   * A copy of a public log alone.
   *
   * @param folder which
   */
  record PublicFolder(Path folder) implements Subject {}

  /**
   * A public log on a web server.
   *
   * @param address where, up to and without {@code checkpoint}
   */
  record PublicAddress(String address) implements Subject {}

  /**
   * A proof of one line.
   *
   * @param file which
   */
  record ProofFile(Path file) implements Subject {}

  /**
   * Finds out what somebody means.
   *
   * @throws IllegalArgumentException if it is nothing that can be verified; the message says so
   * @throws IOException if a file cannot be read
   */
  static Subject of(String given) throws IOException {
    if (given.startsWith("http://") || given.startsWith("https://")) {
      return new PublicAddress(given);
    }
    var path = Path.of(given);
    if (Files.isRegularFile(path)) {
      if (isProof(path)) {
        return new ProofFile(path);
      }
      throw new IllegalArgumentException(given + " is no proof: it does not begin as one does");
    }
    for (var folder : new Path[] {path, path.resolve("platform")}) {
      if (Files.isDirectory(folder.resolve("public")) || isLog(folder.resolve("log"))) {
        return new WholeRecord(folder);
      }
    }
    if (Files.exists(path.resolve("checkpoint"))) {
      return new PublicFolder(path);
    }
    throw new IllegalArgumentException(
        given
            + " holds nothing to verify: a platform's folder has log/ and public/, a copy of its"
            + " public log has checkpoint and tile/");
  }

  private static boolean isLog(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".log"));
    }
  }

  private static boolean isProof(Path file) throws IOException {
    var begin = "c2sp.org/tlog-proof@".getBytes(StandardCharsets.US_ASCII);
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(begin.length), begin);
    }
  }
}
