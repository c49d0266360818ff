package org.evenhand.gate;

import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.roaringbitmap.RoaringBitmap;

/** The facts about people that every look at a world has as that world holds them. */
interface PeopleFacts extends Facts {
  /** The world. */
  World world();

  @Override
  default boolean exists(PersonId person) {
    return world().people().exists(person);
  }

  @Override
  default RoaringBitmap chose(DataTypeId type, Audience audience) {
    return world().people().chose(type, audience);
  }

  @Override
  default RoaringBitmap friends(PersonId person) {
    return world().people().friends(person);
  }

  @Override
  default List<Photo> photos(PersonId owner) {
    return world().people().photos(owner);
  }

  @Override
  default Optional<Photo> photo(PhotoId id) {
    return world().people().photo(id);
  }

  @Override
  default long[] likes(PersonId person) {
    return world().people().likes(person);
  }

  @Override
  default Optional<PersonId> partner(PersonId person) {
    return world().people().partner(person);
  }

  @Override
  default RoaringBitmap relatives(PersonId person) {
    return world().people().relatives(person);
  }

  @Override
  default boolean hasRelationship(PersonId person) {
    return world().people().hasRelationship(person);
  }
}
