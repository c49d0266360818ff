package org.evenhand.app.api;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;

/** A small catalogue for tests that need the shape of one and not the platform's own. */
final class Catalogues {
  private Catalogues() {}

  static Catalogue small() {
    var types = new ArrayList<DataType>();
    for (var name :
        List.of(
            "friends",
            "likes",
            "photos",
            "photos.location",
            "photos.tags",
            "profile",
            "profile.birthday",
            "profile.name",
            "profile.location",
            "relationship",
            "relationship.family",
            "relationship.partner",
            "relationship.status")) {
      types.add(type(name, types.size() + 1));
    }
    return new Catalogue(
        types,
        List.of(
            field(ObjectKind.PERSON, 1, "name", "profile.name"),
            field(ObjectKind.PERSON, 2, "birthday", "profile.birthday"),
            field(ObjectKind.PERSON, 3, "location", "profile.location"),
            field(ObjectKind.PHOTO, 1, "taken_at", "photos"),
            field(ObjectKind.PHOTO, 2, "width", "photos"),
            field(ObjectKind.PHOTO, 3, "place", "photos.location"),
            field(ObjectKind.RELATIONSHIP, 1, "status", "relationship.status"),
            field(ObjectKind.LIKE, 1, "name", "likes"),
            field(ObjectKind.RELATIVE, 1, "relationship", "relationship.family")));
  }

  private static DataType type(String name, int number) {
    return new DataType(
        new DataTypeId(name),
        number,
        1,
        false,
        "PersonalData",
        Audience.FRIENDS,
        Concerns.OWNER,
        name.equals("photos.location"),
        "Your " + name,
        "What it says.");
  }

  private static Field field(ObjectKind of, int number, String name, String type) {
    return new Field(of, number, name, new DataTypeId(type));
  }
}
