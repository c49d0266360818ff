package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person's relationship.
 *
 * @param status what they say of it, as the platform writes it
 * @param partner whom they name, if anybody
 * @param since the position since which it holds
 */
public record RelationshipRow(String status, @Nullable PersonId partner, long since) {
  /** Reads a row. */
  public static RelationshipRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var status = Bytes.text(in);
    int partner = (int) Bytes.varint(in);
    return new RelationshipRow(
        status, partner == 0 ? null : new PersonId(partner), Bytes.varint(in));
  }

  /** The same without a partner. */
  public RelationshipRow withoutPartner() {
    return new RelationshipRow(status, null, since);
  }

  /** The row's bytes. */
  public byte[] bytes() {
    return new Bytes()
        .text(status)
        .varint(partner == null ? 0 : partner.number())
        .varint(since)
        .done();
  }
}
