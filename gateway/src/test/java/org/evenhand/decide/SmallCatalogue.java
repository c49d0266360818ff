package org.evenhand.decide;

import java.util.List;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;

/** A catalogue small enough to read at a glance. */
final class SmallCatalogue {
  static final DataTypeId NAME = new DataTypeId("profile.name");
  static final DataTypeId BIRTHDAY = new DataTypeId("profile.birthday");
  static final DataTypeId FRIENDS = new DataTypeId("friends");
  static final DataTypeId STATUS = new DataTypeId("relationship.status");
  static final DataTypeId PARTNER = new DataTypeId("relationship.partner");
  static final DataTypeId PHOTOS = new DataTypeId("photos");
  static final DataTypeId PLACES = new DataTypeId("photos.location");
  static final DataTypeId TAGS = new DataTypeId("photos.tags");
  static final DataTypeId FAMILY = new DataTypeId("relationship.family");
  static final DataTypeId LIKES = new DataTypeId("likes");

  static final Field NAME_FIELD = new Field(ObjectKind.PERSON, 1, "name", NAME);
  static final Field BIRTHDAY_FIELD = new Field(ObjectKind.PERSON, 2, "birthday", BIRTHDAY);
  static final Field TAKEN_AT = new Field(ObjectKind.PHOTO, 1, "taken_at", PHOTOS);
  static final Field PLACE = new Field(ObjectKind.PHOTO, 2, "location", PLACES);
  static final Field STATUS_FIELD = new Field(ObjectKind.RELATIONSHIP, 1, "status", STATUS);

  static final Field SINCE_FIELD = new Field(ObjectKind.RELATIONSHIP, 2, "since", PARTNER);

  static final Field LIKED = new Field(ObjectKind.LIKE, 1, "name", LIKES);

  static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              type(1, "profile", Audience.EVERYONE, Concerns.OWNER, false),
              type(2, "profile.name", Audience.EVERYONE, Concerns.OWNER, false),
              type(3, "profile.birthday", Audience.FRIENDS, Concerns.OWNER, false),
              type(4, "friends", Audience.FRIENDS, Concerns.OWNER_AND_OTHER_PARTY, false),
              type(5, "relationship", Audience.FRIENDS, Concerns.OWNER, false),
              type(6, "relationship.status", Audience.FRIENDS, Concerns.OWNER, false),
              type(
                  7,
                  "relationship.partner",
                  Audience.FRIENDS_OF_FRIENDS,
                  Concerns.OWNER_AND_OTHER_PARTY,
                  false),
              type(8, "photos", Audience.FRIENDS, Concerns.OWNER_AND_TAGGED, false),
              type(9, "photos.location", Audience.FRIENDS, Concerns.OWNER_AND_TAGGED, true),
              type(
                  10, "photos.tags", Audience.FRIENDS_OF_FRIENDS, Concerns.OWNER_AND_TAGGED, false),
              type(11, "likes", Audience.FRIENDS, Concerns.OWNER, false),
              type(
                  12,
                  "relationship.family",
                  Audience.FRIENDS,
                  Concerns.OWNER_AND_OTHER_PARTY,
                  false)),
          List.of(NAME_FIELD, BIRTHDAY_FIELD, TAKEN_AT, PLACE, STATUS_FIELD, SINCE_FIELD, LIKED));

  private SmallCatalogue() {}

  private static DataType type(
      int number, String id, Audience audience, Concerns concerns, boolean separate) {
    return new DataType(
        new DataTypeId(id), number, 1, false, "dpv-pd:Test", audience, concerns, separate, id, id);
  }
}
