package org.evenhand.gate;

import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;
import org.roaringbitmap.RoaringBitmap;

/**
 * One world, as far as the rule may know it for one app and purpose.
 *
 * @param position fixed when the facts were asked for: a world's own may rise
 */
record WorldFacts(
    World world,
    long position,
    Catalogue catalogue,
    ConsentingByType consenting,
    AppId app,
    Purpose purpose,
    Standing standing,
    Allowance allowance,
    ScopedIds ids)
    implements PeopleFacts {

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    return consenting.of(world.consents(), app, purpose, type);
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    return world.people().lists(type, viewer);
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return world.people().blocked(person);
  }

  @Override
  public long[] order(int[] people) {
    return ids.order(people);
  }

  @Override
  public long[] order(long[] things) {
    return ids.order(things);
  }
}
