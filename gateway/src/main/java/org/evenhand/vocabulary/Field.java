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

  /** This field's bit, set. */
  public long bit() {
    return 1L << number;
  }
}
