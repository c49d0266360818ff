package org.evenhand.vocabulary;

import java.util.regex.Pattern;

/**
 * Names a node of the dotted catalogue of data types, such as {@code photos.location}. It is also
 * the OAuth scope by which an app asks for it.
 *
 * @param value lower-case words joined by dots, at most four
 */
public record DataTypeId(String value) implements Comparable<DataTypeId> {
  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z_]{0,31}(\\.[a-z][a-z_]{0,31}){0,3}");

  /** Refuses what is not a dotted name. */
  public DataTypeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not the name of a data type");
    }
  }

  /** Whether this node is {@code other} or one of its ancestors. */
  public boolean holds(DataTypeId other) {
    return value.equals(other.value) || other.value.startsWith(value + ".");
  }

  @Override
  public int compareTo(DataTypeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
