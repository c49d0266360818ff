package org.evenhand.record.segment;

import java.util.Comparator;
import org.evenhand.record.frame.Bits128;

/**
 * One person in one line, or one refusal.
 *
 * @param position the frame's
 * @param micros the frame's time, microseconds since 1970 UTC
 * @param person the tag; {@link Bits128#ZERO} where a refusal names nobody
 * @param line which line of the frame, from 0; {@link #NO_LINE} for a refusal
 * @param object a photo's or liked thing's tag; {@link Bits128#ZERO} for other lines
 * @param number 1, or how many were refused
 * @param what all else
 */
public record Row(
    long position, long micros, Bits128 person, int line, Bits128 object, long number, What what) {
  /** In place of a line's number in a refusal. */
  public static final int NO_LINE = -1;

  /** The order of rows in a segment: by tag, nobody's last; then app, position, line. */
  public static final Comparator<Row> ORDER =
      Comparator.comparing(Row::nobody)
          .thenComparing(Row::person, Row::compare)
          .thenComparing(row -> row.what.app())
          .thenComparingLong(Row::position)
          .thenComparingInt(Row::line)
          .thenComparing(row -> row.what.reason());

  /** Whether it names nobody. */
  public boolean nobody() {
    return person.equals(Bits128.ZERO);
  }

  /** The order of tags: that of their bytes. */
  static int compare(Bits128 one, Bits128 other) {
    int high = Long.compareUnsigned(one.high(), other.high());
    return high != 0 ? high : Long.compareUnsigned(one.low(), other.low());
  }
}
