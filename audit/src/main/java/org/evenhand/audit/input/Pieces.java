package org.evenhand.audit.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file's bytes in pieces that end with a record, so that each can be read for itself, and the
 * file's SHA-256. In a strict file a line end closes a record exactly if an even number of quotes
 * stands before it; where a file is not strict, the error lies in the piece that the even number
 * ends, or before it, so whoever reads the pieces in order meets it first.
 */
final class Pieces implements AutoCloseable {
  private static final int SIZE = 1 << 19;

  private final String file;
  private final InputStream in;
  private final LongConsumer progress;
  private final MessageDigest digest = Sha256.start();
  private byte[] buffer = new byte[SIZE];
  private int filled;
  private long read;
  private long line = 1;
  private boolean first = true;
  private boolean done;

  /**
   * @param path the file
   * @param progress told now and then how many bytes have been read
   */
  Pieces(Path path, LongConsumer progress) throws IOException {
    this.file = String.valueOf(path.getFileName());
    this.in = Files.newInputStream(path);
    this.progress = progress;
  }

  /**
   * A piece.
   *
   * @param bytes holds it
   * @param size how many bytes of these it is, from the beginning
   * @param line the line on which it begins, from 1
   * @param first whether the file begins with it
   * @param last whether the file ends with it, if need be without a line end
   */
  @SuppressWarnings("ArrayRecordComponent") // a buffer, handed from thread to thread
  record Piece(byte[] bytes, int size, long line, boolean first, boolean last) {}

  /** The next piece; of an empty file there is none. */
  Optional<Piece> next() {
    if (done) {
      return Optional.empty();
    }
    int looked = 0;
    int end = 0;
    long lines = 0;
    long linesAtEnd = 0;
    boolean quoted = false;
    while (end == 0 && !done) {
      fill();
      for (; looked < filled; looked++) {
        if (buffer[looked] == '"') {
          quoted = !quoted;
        } else if (buffer[looked] == '\n') {
          lines++;
          if (!quoted) {
            end = looked + 1;
            linesAtEnd = lines;
          }
        }
      }
      done |= end == 0 && hopeless();
    }
    return read == 0 ? Optional.empty() : Optional.of(cut(done ? filled : end, linesAtEnd));
  }

  /** Whether what was read of a record that does not end can't be a part of one. */
  private boolean hopeless() {
    try {
      new CsvScanner(file).read(new Piece(buffer, filled, line, first, false), (_, _) -> {});
      return false;
    } catch (BadInput e) {
      return true;
    }
  }

  private void fill() {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    try {
      int n = in.readNBytes(buffer, filled, buffer.length - filled);
      digest.update(buffer, filled, n);
      filled += n;
      read += n;
      done = filled < buffer.length;
      progress.accept(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Piece cut(int size, long lines) {
    var piece = new Piece(buffer, size, line, first, done);
    var rest = new byte[Math.max(SIZE, 2 * (filled - size))];
    System.arraycopy(buffer, size, rest, 0, filled - size);
    filled -= size;
    buffer = rest;
    line += lines;
    first = false;
    return piece;
  }

  /** The SHA-256 of all bytes that were read, in hexadecimal; asked for once, at the end. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
