package org.evenhand.vocabulary;

/** The kinds of object that an answer is made of; the code is the one in frames. */
public enum ObjectKind {
  /** A person's own fields. */
  PERSON(1),
  /** A photo's metadata. */
  PHOTO(2),
  /** A person's relationship. */
  RELATIONSHIP(3),
  /** Something that a person likes. */
  LIKE(4),
  /** Somebody whom a person names as a relative. */
  RELATIVE(5);

  private final int code;

  ObjectKind(int code) {
    this.code = code;
  }

  /** The kind's code in frames. */
  public int code() {
    return code;
  }
}
