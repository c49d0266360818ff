package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A photo: who is tagged, then its metadata, in one value, so that a person's photos are one scan.
 *
 * @param tagged who is tagged, rising
 * @param details its metadata
 * @param since the position at which it came
 */
public record PhotoRow(List<PersonId> tagged, PhotoDetails details, long since) {
  private static final int HASH = 32;

  /** Keeps a copy. */
  public PhotoRow {
    tagged = List.copyOf(tagged);
  }

  /** Reads a row. */
  public static PhotoRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var tagged = Arrays.stream(Bytes.rising(in)).mapToObj(PersonId::new).toList();
    long since = Bytes.varint(in);
    var takenAt = Instant.ofEpochSecond(in.getLong(), Bytes.varint(in));
    int width = (int) Bytes.varint(in);
    int height = (int) Bytes.varint(in);
    return new PhotoRow(
        tagged, new PhotoDetails(takenAt, width, height, place(in), content(in)), since);
  }

  // What follows is told by its length: a place takes 16 bytes, a hash 32.
  private static @Nullable Place place(ByteBuffer in) {
    return in.remaining() % HASH == 0 ? null : new Place(in.getDouble(), in.getDouble());
  }

  private static @Nullable Content content(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return null;
    }
    var hash = new byte[HASH];
    in.get(hash);
    return new Content(HexFormat.of().formatHex(hash));
  }

  /** The same photo with others tagged, in any order. */
  public PhotoRow tagging(Collection<PersonId> people) {
    return new PhotoRow(people.stream().distinct().sorted().toList(), details, since);
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var takenAt = details.takenAt();
    var out =
        new Bytes()
            .rising(tagged.stream().mapToInt(PersonId::number).toArray())
            .varint(since)
            .fixed(takenAt.getEpochSecond())
            .varint(takenAt.getNano())
            .varint(details.width())
            .varint(details.height());
    var place = details.place();
    if (place != null) {
      out.bits(place.latitude()).bits(place.longitude());
    }
    var content = details.content();
    return content == null ? out.done() : out.raw(HexFormat.of().parseHex(content.sha256())).done();
  }
}
