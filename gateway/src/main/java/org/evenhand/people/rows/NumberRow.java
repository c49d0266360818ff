package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import org.evenhand.vocabulary.PersonId;

/** A row that is one number: a position, or a person's number. */
public final class NumberRow {
  private NumberRow() {}

  /** A row of a position. */
  public static byte[] bytes(long position) {
    return new Bytes().varint(position).done();
  }

  static byte[] bytes(PersonId person) {
    return bytes(person.number());
  }

  /** The position. */
  public static long position(byte[] row) {
    return Bytes.varint(ByteBuffer.wrap(row));
  }

  /** The person. */
  public static PersonId person(byte[] row) {
    return new PersonId((int) position(row));
  }
}
