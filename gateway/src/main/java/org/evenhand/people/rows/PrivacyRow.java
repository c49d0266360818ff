package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.roaringbitmap.RoaringBitmap;

/**
 * A person's privacy: the audiences that they chose themselves, whom they block, who blocks them.
 * Data types lie by name, so that a row outlives a type that a platform takes from its catalogue.
 */
public final class PrivacyRow {
  private final SortedMap<DataTypeId, Audience> chosen = new TreeMap<>();
  private final RoaringBitmap blocks = new RoaringBitmap();
  private final RoaringBitmap blockedBy = new RoaringBitmap();

  /** Reads a row. */
  public static PrivacyRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var privacy = new PrivacyRow();
    for (long left = Bytes.varint(in); left > 0; left--) {
      privacy.chosen.put(new DataTypeId(Bytes.text(in)), Audience.valueOf(Bytes.text(in)));
    }
    privacy.blocks.add(Bytes.rising(in));
    privacy.blockedBy.add(Bytes.rising(in));
    return privacy;
  }

  /** What they chose; to be changed in place. */
  public Map<DataTypeId, Audience> chosen() {
    return chosen;
  }

  /** Whom they block; to be changed in place. */
  public RoaringBitmap blocks() {
    return blocks;
  }

  /** Who blocks them; to be changed in place. */
  public RoaringBitmap blockedBy() {
    return blockedBy;
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return chosen.isEmpty() && blocks.isEmpty() && blockedBy.isEmpty();
  }

  /** Whether there is a block between them and another, either way. */
  public boolean blockBetween(PersonId other) {
    return blocks.contains(other.number()) || blockedBy.contains(other.number());
  }

  /** Both together. */
  public RoaringBitmap blockedEitherWay() {
    return RoaringBitmap.or(blocks, blockedBy);
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var out = new Bytes().varint(chosen.size());
    chosen.forEach((type, audience) -> out.text(type.value()).text(audience.name()));
    return out.rising(blocks.toArray()).rising(blockedBy.toArray()).done();
  }
}
