package org.evenhand.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/**
 * The keys and values of this room's table. A person's rows start with a letter and their number.
 */
final class Rows {
  static final byte INBOUND = 'a';
  static final byte RECEIPT = 'c';
  static final byte SEEN = 'h';
  static final byte ITEMS = 'i';
  static final byte PENDING = 'p';
  static final byte SUM = 's';

  /** The letters of rows about people. */
  static final byte[] PERSONAL = {INBOUND, RECEIPT, SEEN, ITEMS, PENDING};

  private Rows() {}

  static byte[] person(byte letter, PersonId person) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(letter).putInt(person.number()).array();
  }

  static byte[] person(byte letter, PersonId person, long number) {
    return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
        .put(letter)
        .putInt(person.number())
        .putLong(number)
        .array();
  }

  static byte[] person(byte letter, PersonId person, String name) {
    var text = name.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + Integer.BYTES + text.length)
        .put(letter)
        .putInt(person.number())
        .put(text)
        .array();
  }

  /** The person whom a row is about. */
  static PersonId whose(byte[] key) {
    return new PersonId(ByteBuffer.wrap(key).getInt(1));
  }

  /** The number behind the person's in a key. */
  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong(1 + Integer.BYTES);
  }

  /** What the key of an inbound row ends with. */
  static AppId app(byte[] key) {
    int from = 1 + Integer.BYTES;
    return new AppId(new String(key, from, key.length - from, UTF_8));
  }

  /** No name has a tab in it. */
  static String sum(Change.Contributed given) {
    return given.deal() + '\t' + given.app() + '\t' + given.type();
  }

  static byte[] sum(String name) {
    var text = name.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(SUM).put(text).array();
  }

  static byte[] inbound(Change.InboundSet set) {
    return written(out -> {
      moment(out, set.until());
      out.writeUTF(set.purpose().term());
      out.writeUTF(set.deal());
      out.writeInt(set.types().size());
      for (var type : new TreeSet<>(set.types())) {
        out.writeUTF(type.value());
      }
    });
  }

  static Inbound inbound(AppId app, byte[] row) {
    return read(
        row,
        in -> {
          var until = moment(in);
          var purpose = new Purpose(in.readUTF());
          var deal = in.readUTF();
          var types = new HashSet<DataTypeId>();
          for (int left = in.readInt(); left > 0; left--) {
            types.add(new DataTypeId(in.readUTF()));
          }
          return new Inbound(app, purpose, deal, types, until);
        });
  }

  static byte[] receipt(Change.Contributed given, Instant at) {
    return written(out -> {
      moment(out, at);
      out.writeUTF(given.app().value());
      out.writeUTF(given.purpose().term());
      out.writeUTF(given.type().value());
      out.writeUTF(given.deal());
      out.writeUTF(given.reference());
      moment(out, given.givenAt());
      out.writeLong(given.stored());
    });
  }

  /** A receipt's row, and where its items stand. */
  record Kept(Contribution contribution, long stored) {}

  static Kept receipt(long position, byte[] row) {
    return read(
        row,
        in -> {
          var at = moment(in);
          var app = new AppId(in.readUTF());
          var purpose = new Purpose(in.readUTF());
          var type = new DataTypeId(in.readUTF());
          var deal = in.readUTF();
          var reference = in.readUTF();
          var givenAt = moment(in);
          var contribution =
              new Contribution(
                  position, at, app, purpose, type, deal, reference, givenAt, List.of());
          return new Kept(contribution, in.readLong());
        });
  }

  static byte[] items(List<String> items) {
    return written(out -> {
      out.writeInt(items.size());
      for (var item : items) {
        var text = item.getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    });
  }

  static List<String> items(byte[] row) {
    return read(
        row,
        in -> {
          var items = new ArrayList<String>();
          for (int left = in.readInt(); left > 0; left--) {
            items.add(new String(in.readNBytes(in.readInt()), UTF_8));
          }
          return items;
        });
  }

  /** Contributions, items, people. */
  static byte[] counts(long[] counts) {
    var row = ByteBuffer.allocate(counts.length * Long.BYTES);
    for (long count : counts) {
      row.putLong(count);
    }
    return row.array();
  }

  static long[] counts(byte[] row) {
    var in = ByteBuffer.wrap(row);
    return new long[] {in.getLong(), in.getLong(), in.getLong()};
  }

  private static void moment(DataOutputStream out, Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private static Instant moment(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static byte[] written(Writing what) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      what.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] row, Reading<T> how) {
    try (var in = new DataInputStream(new ByteArrayInputStream(row))) {
      return how.from(in);
    } catch (IOException cut) {
      throw new UncheckedIOException("a row of the contributions is cut short", cut);
    }
  }
}
