package org.evenhand.consent;

import java.time.Instant;
import java.util.Map;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.roaringbitmap.RoaringBitmap;

/** Who has consented, frozen as of one position of the record. */
public final class ConsentSnapshot {
  private final long position;
  private final Map<SetKey, RoaringBitmap> sets;
  private final Instant nextExpiry;
  private final RoaringBitmap nobody = new RoaringBitmap();

  ConsentSnapshot(long position, Map<SetKey, RoaringBitmap> sets, Instant nextExpiry) {
    this.position = position;
    this.sets = sets;
    this.nextExpiry = nextExpiry;
  }

  /** The position up to which every change is in it. */
  public long position() {
    return position;
  }

  /**
   * The people who said yes to this app, for this purpose, for exactly this node: what a yes to a
   * node above covers is for the caller to unite, by the catalogue's rule.
   *
   * @return a shared set that must not be changed, and never is; empty where there is nobody
   */
  public RoaringBitmap consenting(AppId app, Purpose purpose, DataTypeId exactNode) {
    return sets.getOrDefault(new SetKey(app, purpose, exactNode), nobody);
  }

  /** When the next consent or grant runs out; {@link Instant#MAX} when none will. */
  public Instant nextExpiry() {
    return nextExpiry;
  }

  Map<SetKey, RoaringBitmap> sets() {
    return sets;
  }
}
