package org.evenhand.proof.verify;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException.Malformed;

/** Reads one whole frame and works out its leaf, as {@code docs/record-format.md} says. */
final class FrameHasher {
  /** The fixed part before every body. */
  static final int ENVELOPE = 32;

  /** The length word counts what lies behind it. */
  static final int AFTER_LENGTH = ENVELOPE - Integer.BYTES;

  /** The longest body. */
  static final int MOST_BODY = 1 << 24;

  /** Where the part of the envelope begins that a seal binds. */
  static final int SEALED_FROM = 8;

  private static final int SEALED = ENVELOPE - SEALED_FROM;
  private static final int ACCESS = 1;
  private static final int REGISTER = 11;
  private static final int LAST_KIND = 18;
  private static final int FIRST_LINE = 3;
  private static final byte[] NO_ACT = {};

  private final TreeHasher body = new TreeHasher();
  private final TreeHasher seal = new TreeHasher();
  private final byte[] leaf = new byte[SEALED + MerkleHash.BYTES];

  /** Whether a frame can have that length word. */
  static boolean isLength(int length) {
    return length >= AFTER_LENGTH && length <= AFTER_LENGTH + MOST_BODY;
  }

  /** Whether the checksum of a frame that lies whole in the buffer is right. */
  static boolean isSummed(ByteBuffer bytes, int at, int length) {
    var crc = new CRC32C();
    crc.update(bytes.slice(at, Integer.BYTES));
    crc.update(bytes.slice(at + SEALED_FROM, length - Integer.BYTES));
    return (int) crc.getValue() == bytes.getInt(at + Integer.BYTES);
  }

  /**
   * Reads the frame at {@code at}.
   *
   * @param bytes little-endian, with an array
   * @param start where the buffer begins in its file
   * @throws Malformed if it is not what a frame of version 1 must be
   */
  HashedFrame read(String file, ByteBuffer bytes, int at, long start) throws Malformed {
    var array = array(bytes);
    int length = bytes.getInt(at);
    BodyReader.check(isSummed(bytes, at, length), "its checksum is wrong");
    int kind = bytes.get(at + 9);
    long position = bytes.getLong(at + 16);
    checkEnvelope(bytes, at, kind, position);
    int from = at + ENVELOPE;
    int size = length - AFTER_LENGTH;
    body.reset();
    int lines = kind == ACCESS ? access(bytes.slice(from, size), array) : 0;
    if (kind != ACCESS) {
      body.leaf(array, from, size);
    }
    bytes.get(at + SEALED_FROM, leaf, 0, SEALED);
    body.root(leaf, SEALED);
    seal.reset();
    seal.leaf(leaf, 0, leaf.length);
    var act = kind == REGISTER ? MerkleHash.leaf(array, from, size) : NO_ACT;
    long micros = bytes.getLong(at + 24);
    return new HashedFrame(file, start + at, position, micros, kind, lines, seal.root(), act);
  }

  private static byte[] array(ByteBuffer bytes) {
    if (bytes.arrayOffset() != 0) {
      throw new IllegalArgumentException("a buffer that is a part of another");
    }
    return bytes.array();
  }

  private static void checkEnvelope(ByteBuffer bytes, int at, int kind, long position)
      throws Malformed {
    BodyReader.check(bytes.get(at + 8) == 1, "its version is unknown");
    boolean known = kind >= 1 && kind <= LAST_KIND;
    BodyReader.check(known, "its kind is unknown");
    BodyReader.check(bytes.getShort(at + 10) == 0, "its flags are unknown");
    long unacknowledged = Integer.toUnsignedLong(bytes.getInt(at + 12));
    BodyReader.check(position >= 1 && unacknowledged < position, "no position can be so");
  }

  /** Hashes the sections of an access; gives the number of lines. */
  private int access(ByteBuffer frame, byte[] array) throws Malformed {
    var in = new BodyReader(frame);
    long lines = -1;
    while (in.more()) {
      var section = in.section();
      if (body.size() == 0) {
        lines = AccessHeader.parse(section).lines();
      }
      body.leaf(array, section.arrayOffset(), section.remaining());
    }
    BodyReader.check(body.size() == lines + FIRST_LINE, "its header says another number of lines");
    return (int) lines;
  }
}
