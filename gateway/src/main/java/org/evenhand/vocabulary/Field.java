package org.evenhand.vocabulary;

/**
 * One plain field of an object.
 *
 * @param of which kind of object has it
 * @param number its bit in a line's bitmap, 0 to 62; given once, never reused; 0 is {@code id}
 * @param name its name in the API
 * @param type the data type that permission is asked for
 */
public record Field(ObjectKind of, int number, String name, DataTypeId type) {
  /** The bit of {@code id}, which every kind of object has. */
  public static final int ID_NUMBER = 0;

  /** The mask of {@code id}. */
  public static final long ID = 1L;

  /** The name of a photo's bytes; they leave on their own, never within an answer of fields. */
  public static final String CONTENT = "content";

  /** The name of what tells whether a photo's bytes are those that one has; it goes with them. */
  public static final String VERSION = "version";

  /** The name of a link to a photo's bytes. */
  public static final String SOURCE = "source";

  /** The name of where a photo was taken. */
  public static final String LOCATION = "location";

  /** Whether it leaves alone, outside answers that name fields. */
  public boolean leavesAlone() {
    return of == ObjectKind.PHOTO && (name.equals(CONTENT) || name.equals(VERSION));
  }

  /** This field's bit, set. */
  public long bit() {
    return 1L << number;
  }
}
