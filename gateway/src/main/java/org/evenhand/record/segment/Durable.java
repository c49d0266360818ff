package org.evenhand.record.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Files that are whole under their name, or not there. */
final class Durable {
  /** What a crash may leave behind; the next start removes it. */
  static final String UNFINISHED = ".unfinished";

  private static final int CHUNK = 1 << 16;

  private Durable() {}

  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** Removes what a crash left. */
  static void clean(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(f -> f.getFileName().toString().contains(UNFINISHED)).toList()) {
        remove(file);
      }
    }
  }

  static void remove(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      try (Stream<Path> within = Files.list(file)) {
        for (var one : within.toList()) {
          remove(one);
        }
      }
    }
    Files.deleteIfExists(file);
  }

  static String sha256(Path file) throws IOException {
    var digest = digest();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      var chunk = new byte[CHUNK];
      while (in.read(chunk) >= 0) {
        // the digest takes what is read
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
  }
}
