package org.evenhand.consent;

import static java.time.temporal.ChronoUnit.MICROS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * The values of this room's table, as bytes. Sets are written in order, so that equal states have
 * equal bytes. Instants are whole microseconds, as in the record.
 */
final class Bytes {
  private Bytes() {}

  static long micros(Instant instant) {
    return MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, MICROS);
  }

  /** What stands beside (purpose, type), which the key holds. */
  static byte[] held(Held held) {
    return write(out -> {
      out.writeLong(micros(held.since()));
      out.writeLong(micros(held.until()));
      out.writeUTF(held.terms().value());
      out.writeUTF(held.wordingSha256());
      out.writeUTF(held.language());
    });
  }

  static Held held(SetKey set, byte[] bytes) {
    return read(
        bytes,
        in ->
            new Held(
                set.purpose(),
                set.type(),
                instant(in.readLong()),
                instant(in.readLong()),
                new TermsVersion(in.readUTF()),
                in.readUTF(),
                in.readUTF()));
  }

  static byte[] grant(Grant grant) {
    return write(out -> {
      out.writeInt(grant.person().number());
      out.writeUTF(grant.app().value());
      out.writeUTF(grant.purpose().term());
      types(out, grant.types());
      out.writeLong(micros(grant.given()));
      out.writeLong(micros(grant.until()));
    });
  }

  static Grant grant(GrantId id, byte[] bytes) {
    return read(
        bytes,
        in ->
            new Grant(
                id,
                new PersonId(in.readInt()),
                new AppId(in.readUTF()),
                new Purpose(in.readUTF()),
                types(in),
                instant(in.readLong()),
                instant(in.readLong())));
  }

  static byte[] event(ConsentEvent event) {
    return write(out -> {
      out.writeLong(micros(event.at()));
      out.writeUTF(event.what().name());
      out.writeUTF(event.purpose() == null ? "" : event.purpose().term());
      types(out, event.types());
    });
  }

  static ConsentEvent event(long position, byte[] bytes) {
    return read(
        bytes,
        in -> {
          var at = instant(in.readLong());
          var what = ConsentEvent.What.valueOf(in.readUTF());
          var purpose = in.readUTF();
          return new ConsentEvent(
              position, at, what, purpose.isEmpty() ? null : new Purpose(purpose), types(in));
        });
  }

  private static void types(DataOutputStream out, Set<DataTypeId> types) throws IOException {
    out.writeShort(types.size());
    for (var type : new TreeSet<>(types)) {
      out.writeUTF(type.value());
    }
  }

  private static Set<DataTypeId> types(DataInputStream in) throws IOException {
    var types = new TreeSet<DataTypeId>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      types.add(new DataTypeId(in.readUTF()));
    }
    return types;
  }

  private static byte[] write(Writing writing) {
    var bytes = new ByteArrayOutputStream(128);
    try (var out = new DataOutputStream(bytes)) {
      writing.to(out);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("a row of the consent table is damaged", e);
    }
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }
}
