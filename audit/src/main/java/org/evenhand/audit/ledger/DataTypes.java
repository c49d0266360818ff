package org.evenhand.audit.ledger;

/** The dotted catalogue of data types, as far as the names themselves say. */
public final class DataTypes {
  private DataTypes() {}

  /** Whether a node is another, or stands above it: {@code photos} holds {@code photos.tags}. */
  public static boolean holds(String node, String type) {
    return type.equals(node) || type.startsWith(node + ".");
  }

  /** Whether one of two holds the other. */
  public static boolean overlap(String one, String other) {
    return holds(one, other) || holds(other, one);
  }
}
