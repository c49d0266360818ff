package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.evenhand.record.Change.LikeDetails;

/**
 * That a person likes something: what it is stands with them, so that a person's rows are enough to
 * tell what they like.
 *
 * @param details what it is, and since when they like it
 * @param since the position by which it came
 */
public record LikeRow(LikeDetails details, long since) {
  /** Reads a row. */
  public static LikeRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    long since = Bytes.varint(in);
    var name = Bytes.text(in);
    var category = Bytes.text(in);
    return new LikeRow(
        new LikeDetails(name, category, Instant.ofEpochSecond(in.getLong(), Bytes.varint(in))),
        since);
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var likedAt = details.likedAt();
    return new Bytes()
        .varint(since)
        .text(details.name())
        .text(details.category())
        .fixed(likedAt.getEpochSecond())
        .varint(likedAt.getNano())
        .done();
  }
}
