package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evenhand.vocabulary.PersonId;
import org.roaringbitmap.RoaringBitmap;

/**
 * A person's family in one value: whom they name as relatives and what each is to them, and who
 * names them. So one read tells who is a relative by the word of both.
 */
public final class FamilyRow {
  private final SortedMap<Integer, String> named = new TreeMap<>();
  private final RoaringBitmap namedBy = new RoaringBitmap();

  /** Reads a row. */
  public static FamilyRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var family = new FamilyRow();
    for (int number : Bytes.rising(in)) {
      family.named.put(number, Bytes.text(in));
    }
    family.namedBy.add(Bytes.rising(in));
    return family;
  }

  /** Whom they name, with what each is to them; to be changed in place. */
  public SortedMap<Integer, String> named() {
    return named;
  }

  /** Who names them; to be changed in place. */
  public RoaringBitmap namedBy() {
    return namedBy;
  }

  /** Those whom they name and who name them. */
  public RoaringBitmap relatives() {
    var both = new RoaringBitmap();
    named.keySet().stream().filter(namedBy::contains).forEach(both::add);
    return both;
  }

  /** What somebody is to them, if they name them. */
  public Optional<String> relationship(PersonId relative) {
    return Optional.ofNullable(named.get(relative.number()));
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return named.isEmpty() && namedBy.isEmpty();
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var out = new Bytes().rising(named.keySet().stream().mapToInt(n -> n).toArray());
    named.values().forEach(out::text);
    return out.rising(namedBy.toArray()).done();
  }
}
