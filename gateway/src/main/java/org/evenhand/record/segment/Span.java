package org.evenhand.record.segment;

/**
 * The frames that a segment holds.
 *
 * @param from the first position
 * @param to the last position
 * @param lines the lines of its accesses
 */
record Span(long from, long to, long lines) {
  /** The name of the segment: its first position in twelve digits. */
  String name() {
    return name(from);
  }

  static String name(long from) {
    return String.format(java.util.Locale.ROOT, "%012d", from);
  }
}
