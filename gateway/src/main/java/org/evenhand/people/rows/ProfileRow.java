package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Value;

/**
 * A person's profile: the platform's own key for them, and a value for each field that has one, by
 * the field's number.
 *
 * @param externalId the platform's own key
 * @param held values by number of field
 * @param since the position by which it came
 */
public record ProfileRow(String externalId, SortedMap<Integer, Held> held, long since) {
  /** Keeps a copy. */
  public ProfileRow {
    held = new TreeMap<>(held);
  }

  /** A value without its field. */
  public sealed interface Held {
    /** The value of a field. */
    Value as(Field field);

    /** A text. */
    record Words(String text) implements Held {
      @Override
      public Value as(Field field) {
        return new Value.Text(field, text);
      }
    }

    /** A calendar day. */
    record Day(LocalDate day) implements Held {
      @Override
      public Value as(Field field) {
        return new Value.Day(field, day);
      }
    }
  }

  /** Reads a row. */
  public static ProfileRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var externalId = Bytes.text(in);
    long since = Bytes.varint(in);
    var held = new TreeMap<Integer, Held>();
    while (in.hasRemaining()) {
      int number = (int) Bytes.varint(in);
      held.put(number, held(in));
    }
    return new ProfileRow(externalId, held, since);
  }

  private static Held held(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case 'T' -> new Held.Words(Bytes.text(in));
      case 'D' -> new Held.Day(LocalDate.ofEpochDay(in.getLong()));
      default -> throw new IllegalStateException("a profile holds a value of unknown kind " + kind);
    };
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var out = new Bytes().text(externalId).varint(since);
    held.forEach((number, value) -> {
      out.varint(number);
      switch (value) {
        case Held.Words words -> out.one('T').text(words.text());
        case Held.Day day -> out.one('D').fixed(day.day().toEpochDay());
      }
    });
    return out.done();
  }
}
