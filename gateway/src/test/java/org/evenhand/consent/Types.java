package org.evenhand.consent;

import java.util.List;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;

/** A small catalogue: photos' places are separate, all else is covered by what lies above it. */
final class Types {
  static final DataTypeId NAME = new DataTypeId("profile.name");
  static final DataTypeId FRIENDS = new DataTypeId("friends");
  static final DataTypeId PHOTOS = new DataTypeId("photos");
  static final DataTypeId PLACES = new DataTypeId("photos.location");
  static final DataTypeId TAGS = new DataTypeId("photos.tags");
  static final DataTypeId UNKNOWN = new DataTypeId("shoe_size");
  static final List<DataTypeId> ALL = List.of(NAME, FRIENDS, PHOTOS, PLACES, TAGS);

  static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              type(1, "profile", false),
              type(2, "profile.name", false),
              type(3, "friends", false),
              type(4, "relationship", false),
              type(5, "relationship.status", false),
              type(6, "relationship.partner", false),
              type(7, "photos", false),
              type(8, "photos.location", true),
              type(9, "photos.tags", false),
              type(10, "relationship.family", false),
              type(11, "likes", false)),
          List.of());

  private Types() {}

  private static DataType type(int number, String id, boolean separate) {
    return new DataType(
        new DataTypeId(id),
        number,
        1,
        false,
        "dpv-pd:Test",
        Audience.FRIENDS,
        Concerns.OWNER,
        separate,
        id,
        id);
  }
}
