package org.evenhand.people.rows;

import java.util.Map;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.roaringbitmap.RoaringBitmap;

/**
 * The sets of people that decisions need at hand: who exists, who is gone for ever, and for each
 * data type and audience those who chose it themselves. Immutable; the bitmaps are shared.
 *
 * <p>They also lie in the table, in chunks of 65,536 people that are written in the same batch as
 * the rows they sum up, so that a start reads a few chunks and not every person.
 */
public final class PeopleSets {
  static final String EXISTS = "exists";
  static final String GONE = "gone";
  private static final RoaringBitmap NOBODY = new RoaringBitmap();

  private final Map<String, RoaringBitmap> byName;

  PeopleSets(Map<String, RoaringBitmap> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Reads the sets of a table. */
  public static PeopleSets read(Table table) {
    var byName = new java.util.HashMap<String, RoaringBitmap>();
    table.scan(
        Key.sets(),
        Key.sets(),
        (key, chunk) -> {
          byName
              .computeIfAbsent(Key.setName(key), _ -> new RoaringBitmap())
              .or(SetChunk.read(chunk));
          return true;
        });
    return new PeopleSets(byName);
  }

  /** Everybody. */
  public RoaringBitmap exists() {
    return named(EXISTS);
  }

  /** The erased, whose numbers are never given again. */
  public RoaringBitmap gone() {
    return named(GONE);
  }

  /** Those who set this type's audience to this themselves. */
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return named(chosen(type, audience));
  }

  /** Those whom somebody's list for this type names: of all others no row need be read. */
  public RoaringBitmap listed(DataTypeId type) {
    return named(listedIn(type));
  }

  /** The largest number ever given to a person; 0 if none was. */
  public int lastNumber() {
    return Math.max(last(exists()), last(gone()));
  }

  private static int last(RoaringBitmap people) {
    return people.isEmpty() ? 0 : people.last();
  }

  RoaringBitmap named(String name) {
    return byName.getOrDefault(name, NOBODY);
  }

  Map<String, RoaringBitmap> byName() {
    return byName;
  }

  static String listedIn(DataTypeId type) {
    return type.value() + "=listed";
  }

  static String chosen(DataTypeId type, Audience audience) {
    return type.value() + "=" + audience.name();
  }
}
