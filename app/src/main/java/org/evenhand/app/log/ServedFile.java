package org.evenhand.app.log;

import static java.nio.file.StandardOpenOption.READ;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of the log as it is answered, or the beginning of one. It is held open, so that it is one
 * and the same while the sealer puts another in its place.
 *
 * @param channel the open file
 * @param length how many bytes from its start
 * @param kind how it is to be labelled
 */
record ServedFile(FileChannel channel, long length, Kind kind) implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  /** What sort of file it is, which says how it is typed and how long it may be kept. */
  enum Kind {
    /** The newest signed word of the log. */
    CHECKPOINT("text/plain; charset=utf-8", "no-cache"),
    /** The keys in force. */
    KEY("text/plain; charset=utf-8", "no-cache"),
    /** An hour's tally: it is there before the log names it, and a crash may write it anew. */
    TALLY("text/csv; charset=utf-8", "public, max-age=60"),
    /** A tile or bundle that a checkpoint covers: it never changes again. */
    TILE("application/octet-stream", "public, max-age=31536000, immutable");

    private final String contentType;
    private final String cacheControl;

    Kind(String contentType, String cacheControl) {
      this.contentType = contentType;
      this.cacheControl = cacheControl;
    }

    String contentType() {
      return contentType;
    }

    String cacheControl() {
      return cacheControl;
    }

    /** The kind of a file with that path in the log. */
    static Kind of(String path) {
      return switch (path) {
        case "checkpoint" -> CHECKPOINT;
        case "key" -> KEY;
        default -> path.startsWith("tally/") ? TALLY : TILE;
      };
    }
  }

  /** Opens a file; empty if there is none. */
  static Optional<ServedFile> open(Path file, Kind kind) throws IOException {
    try {
      var channel = FileChannel.open(file, READ);
      return Optional.of(new ServedFile(channel, channel.size(), kind));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Its beginning alone. */
  ServedFile first(long bytes) {
    return new ServedFile(channel, bytes, kind);
  }

  /** A name for exactly these bytes (RFC 9110 §8.8.3). */
  String etag() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      each((bytes, many) -> digest.update(bytes, 0, many));
      return '"' + HexFormat.of().formatHex(digest.digest(), 0, 16) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Writes the bytes; never holds more than a piece of them. */
  void writeTo(OutputStream out) throws IOException {
    each((bytes, many) -> out.write(bytes, 0, many));
  }

  private interface Piece {
    void take(byte[] bytes, int many) throws IOException;
  }

  private void each(Piece piece) throws IOException {
    var bytes = new byte[Math.clamp(length, 1, CHUNK)];
    for (long at = 0; at < length; at += bytes.length) {
      var chunk = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, length - at));
      while (chunk.hasRemaining()) {
        if (channel.read(chunk, at + chunk.position()) < 0) {
          throw new EOFException("a file of the log is shorter than " + length);
        }
      }
      piece.take(bytes, chunk.limit());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
