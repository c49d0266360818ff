package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.evenhand.proof.ProofException.Malformed;

/**
 * Reads the notation of {@code docs/record-format.md} §3. Every length is checked against what is
 * left before it is believed.
 */
final class BodyReader {
  private final ByteBuffer bytes;

  BodyReader(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  /** Reads what remains of a buffer, which itself stays as it is. */
  BodyReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  int u8() throws Malformed {
    need(1);
    return Byte.toUnsignedInt(bytes.get());
  }

  int u32() throws Malformed {
    need(Integer.BYTES);
    return bytes.getInt();
  }

  long i64() throws Malformed {
    need(Long.BYTES);
    return bytes.getLong();
  }

  /** So many bytes as they are. */
  byte[] raw(int many) throws Malformed {
    need(many);
    var raw = new byte[many];
    bytes.get(raw);
    return raw;
  }

  /** 16 bytes in hexadecimal. */
  String bits() throws Malformed {
    return HexFormat.of().formatHex(raw(16));
  }

  long varint() throws Malformed {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = u8();
      check(shift < 63 || (next & 0x7F) <= 1, "a number of more than 64 bits");
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        check(next != 0 || shift == 0, "a number that is not in its shortest form");
        return value;
      }
    }
    throw new Malformed("a number that does not end");
  }

  /** A count of things that take at least so many bytes each. */
  int count(int least) throws Malformed {
    long count = varint();
    check(count >= 0 && count <= bytes.remaining() / least, "a count of more than there is");
    return (int) count;
  }

  /** The next section, to be read by itself. */
  ByteBuffer section() throws Malformed {
    int length = count(1);
    var section = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return section;
  }

  /** The bytes of the next section. */
  byte[] sectionBytes() throws Malformed {
    return raw(count(1));
  }

  String text() throws Malformed {
    try {
      return UTF_8.newDecoder().decode(section()).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("a text that is not UTF-8");
    }
  }

  /** Texts behind their number. */
  List<String> texts() throws Malformed {
    var texts = new ArrayList<String>();
    for (int left = count(1); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  /** Texts behind their number, rising, each once. */
  List<String> types() throws Malformed {
    var types = texts();
    for (int i = 1; i < types.size(); i++) {
      check(types.get(i - 1).compareTo(types.get(i)) < 0, "data types that do not rise");
    }
    return types;
  }

  /** Bits behind their number. */
  List<String> people() throws Malformed {
    var people = new ArrayList<String>();
    for (int left = count(16); left > 0; left--) {
      people.add(bits());
    }
    return people;
  }

  /** Hashes behind their number. */
  List<byte[]> hashes() throws Malformed {
    var hashes = new ArrayList<byte[]>();
    int many = count(32);
    check(many <= 63, "more hashes than any proof has");
    for (int left = many; left > 0; left--) {
      hashes.add(raw(32));
    }
    return hashes;
  }

  Instant moment() throws Malformed {
    long zigzag = varint();
    long nanos = varint();
    check(nanos >= 0 && nanos < 1_000_000_000L, "a moment with too many nanoseconds");
    try {
      return Instant.ofEpochSecond(zigzag >>> 1 ^ -(zigzag & 1), nanos);
    } catch (DateTimeException e) {
      throw new Malformed("a moment beyond all time");
    }
  }

  boolean more() {
    return bytes.hasRemaining();
  }

  /** Nothing may follow. */
  void done() throws Malformed {
    check(!bytes.hasRemaining(), "bytes behind the end");
  }

  private void need(int many) throws Malformed {
    check(many <= bytes.remaining(), "fewer bytes than it needs");
  }

  static void check(boolean holds, String otherwise) throws Malformed {
    if (!holds) {
      throw new Malformed(otherwise);
    }
  }
}
