package org.evenhand.people.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of lines in UTF-8, plain or gzipped. */
final class TextFile {
  private static final int GZIP = 0x1F8B;

  private final Path path;
  private String sha256 = "";

  TextFile(Path path) {
    this.path = path;
  }

  /** Its name without its folder, as problems show it. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** A file beside it; null if the name leads out of its folder. */
  @Nullable Path beside(String name) {
    var folder = path.toAbsolutePath().normalize().resolveSibling(".").normalize();
    try {
      var file = folder.resolve(name).normalize();
      return file.startsWith(folder) && !file.equals(folder) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The SHA-256 of its bytes as they lie, in hex; known once it was read. */
  String sha256() {
    return sha256;
  }

  /** The same, reading the file for it where it was not read. */
  String fingerprint() {
    if (!sha256.isEmpty()) {
      return sha256;
    }
    var digest = Sha256.digest();
    try (var raw = new DigestInputStream(Files.newInputStream(path), digest)) {
      raw.transferTo(OutputStream.nullOutputStream());
      return Sha256.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Gives each line with its number, from 1. */
  void read(LineVisitor visitor) {
    var digest = Sha256.digest();
    try (var file = Files.newInputStream(path);
        var raw = new BufferedInputStream(new DigestInputStream(file, digest), 1 << 16);
        var lines = new BufferedReader(new InputStreamReader(unzipped(raw), UTF_8))) {
      long number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.visit(++number, number == 1 ? withoutMark(line) : line);
      }
      // A reader may stop short of the last bytes of an archive; the hash is over all of them.
      raw.transferTo(OutputStream.nullOutputStream());
      sha256 = Sha256.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Spreadsheets write a byte order mark before the first line; it is no part of it. */
  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  /** Sees lines. */
  @FunctionalInterface
  interface LineVisitor {
    /** Sees one. */
    void visit(long number, String line);
  }
}
