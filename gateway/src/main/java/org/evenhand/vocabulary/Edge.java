package org.evenhand.vocabulary;

/** The ways from one object to others, each a list in the API under the name it has there. */
public enum Edge {
  /** A person's friends; only of the viewer. */
  FRIENDS("friends", ObjectKind.PERSON, ObjectKind.PERSON, "friends"),
  /** A person's photos, newest first. */
  PHOTOS("photos", ObjectKind.PERSON, ObjectKind.PHOTO, "photos"),
  /** A person's relationships; only of the viewer. */
  RELATIONSHIPS("relationships", ObjectKind.PERSON, ObjectKind.RELATIONSHIP, "relationship.status"),
  /** The people tagged in a photo. */
  TAGS("tags", ObjectKind.PHOTO, ObjectKind.PERSON, "photos.tags"),
  /** The partner in a relationship; at most one. */
  PARTNER("partner", ObjectKind.RELATIONSHIP, ObjectKind.PERSON, "relationship.partner"),
  /** What a person likes. */
  LIKES("likes", ObjectKind.PERSON, ObjectKind.LIKE, "likes"),
  /** A person's relatives; only of the viewer. */
  FAMILY("family", ObjectKind.PERSON, ObjectKind.RELATIVE, "relationship.family"),
  /** Who a relative is; one. */
  RELATIVE("person", ObjectKind.RELATIVE, ObjectKind.PERSON, "relationship.family");

  private final String apiName;
  private final ObjectKind from;
  private final ObjectKind to;
  private final DataTypeId type;

  Edge(String apiName, ObjectKind from, ObjectKind to, String type) {
    this.apiName = apiName;
    this.from = from;
    this.to = to;
    this.type = new DataTypeId(type);
  }

  /** Its name in the API's {@code fields}. */
  public String apiName() {
    return apiName;
  }

  /** The kind of object it starts at. */
  public ObjectKind from() {
    return from;
  }

  /** The kind of object it leads to. */
  public ObjectKind to() {
    return to;
  }

  /** The data type that following it needs. */
  public DataTypeId type() {
    return type;
  }
}
