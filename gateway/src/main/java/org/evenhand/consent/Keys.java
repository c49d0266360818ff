package org.evenhand.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/**
 * The keys of this room's table. A person's rows start with the person's number (big-endian, so
 * that the first byte is below 0x80) and lie together; the other partitions start with a byte that
 * no person's number starts with. Names end with a zero byte, which no name contains.
 */
final class Keys {
  /** A live grant by its number: what a token leads to in one read. */
  static final byte GRANT = (byte) 0x81;

  /** What runs out, by when. */
  static final byte EXPIRY = (byte) 0x82;

  /** A set of people, in chunks of 65,536. */
  static final byte SET = (byte) 0x83;

  /** Under a person: a yes that stands. */
  static final byte HELD = 'c';

  /** Under a person: a pointer to a live grant. */
  static final byte GRANTS = 'g';

  /** Under a person: a step of the history. */
  static final byte HISTORY = 'h';

  private Keys() {}

  static byte[] person(PersonId person) {
    return new Key().int32(person.number()).bytes();
  }

  static byte[] rows(PersonId person, byte kind) {
    return new Key().int32(person.number()).int8(kind).bytes();
  }

  static byte[] ofApp(PersonId person, byte kind, AppId app) {
    return new Key().int32(person.number()).int8(kind).name(app.value()).bytes();
  }

  static byte[] ofPurpose(PersonId person, AppId app, Purpose purpose) {
    var key = new Key().int32(person.number()).int8(HELD);
    return key.name(app.value()).name(purpose.term()).bytes();
  }

  static byte[] held(PersonId person, SetKey set) {
    var key = new Key().int32(person.number()).int8(HELD).name(set.app().value());
    return key.name(set.purpose().term()).name(set.type().value()).bytes();
  }

  static byte[] grantOf(PersonId person, AppId app, GrantId grant) {
    var key = new Key().int32(person.number()).int8(GRANTS);
    return key.name(app.value()).int64(grant.number()).bytes();
  }

  static byte[] history(PersonId person, AppId app, long position) {
    var key = new Key().int32(person.number()).int8(HISTORY);
    return key.name(app.value()).int64(position).bytes();
  }

  static byte[] grant(GrantId grant) {
    return new Key().int8(GRANT).int64(grant.number()).bytes();
  }

  /** Expiry keys order by instant; the row's own key follows, so that they lead back to it. */
  static byte[] expiry(Instant until, byte[] row) {
    return new Key().int8(EXPIRY).int64(Bytes.micros(until)).raw(row).bytes();
  }

  static Instant expiryOf(byte[] key) {
    return Bytes.instant(ByteBuffer.wrap(key).getLong(1));
  }

  static byte[] expiryRow(byte[] key) {
    return java.util.Arrays.copyOfRange(key, 1 + Long.BYTES, key.length);
  }

  static byte[] set(SetKey set, int chunk) {
    var key = new Key().int8(SET).name(set.app().value()).name(set.purpose().term());
    return key.name(set.type().value()).int32(chunk).bytes();
  }

  static byte[] sets() {
    return new byte[] {SET};
  }

  /** Reads names and numbers out of a key again. */
  static final class Reader {
    private final byte[] key;
    private int at;

    Reader(byte[] key, int at) {
      this.key = key;
      this.at = at;
    }

    String name() {
      int end = at;
      while (key[end] != 0) {
        end++;
      }
      var name = new String(key, at, end - at, UTF_8);
      at = end + 1;
      return name;
    }

    int int32() {
      at += Integer.BYTES;
      return ByteBuffer.wrap(key).getInt(at - Integer.BYTES);
    }

    long int64() {
      at += Long.BYTES;
      return ByteBuffer.wrap(key).getLong(at - Long.BYTES);
    }

    SetKey set() {
      return new SetKey(new AppId(name()), new Purpose(name()), new DataTypeId(name()));
    }
  }

  private static final class Key {
    private final ByteBuffer buffer = ByteBuffer.allocate(512);

    Key int8(byte value) {
      buffer.put(value);
      return this;
    }

    Key int32(int value) {
      buffer.putInt(value);
      return this;
    }

    Key int64(long value) {
      buffer.putLong(value);
      return this;
    }

    Key name(String name) {
      buffer.put(name.getBytes(UTF_8)).put((byte) 0);
      return this;
    }

    Key raw(byte[] bytes) {
      buffer.put(bytes);
      return this;
    }

    byte[] bytes() {
      return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }
  }
}
