package org.evenhand.gate;

import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
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
    implements Facts {

  @Override
  public boolean exists(PersonId person) {
    return world.people().exists(person);
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    return consenting.of(world.consents(), app, purpose, type);
  }

  @Override
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return world.people().chose(type, audience);
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    return world.people().lists(type, viewer);
  }

  @Override
  public RoaringBitmap friends(PersonId person) {
    return world.people().friends(person);
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return world.people().blocked(person);
  }

  @Override
  public List<Photo> photos(PersonId owner) {
    return world.people().photos(owner);
  }

  @Override
  public Optional<Photo> photo(PhotoId id) {
    return world.people().photo(id);
  }

  @Override
  public long[] likes(PersonId person) {
    return world.people().likes(person);
  }

  @Override
  public Optional<PersonId> partner(PersonId person) {
    return world.people().partner(person);
  }

  @Override
  public RoaringBitmap relatives(PersonId person) {
    return world.people().relatives(person);
  }

  @Override
  public boolean hasRelationship(PersonId person) {
    return world.people().hasRelationship(person);
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
