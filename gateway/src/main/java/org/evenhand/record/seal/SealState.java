package org.evenhand.record.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the record is sealed, with the checkpoint that was signed last. It is durable before any
 * witness or reader sees that checkpoint: so this tree is the only one of its size that is ever
 * signed, whatever crash comes.
 *
 * @param note the checkpoint under the log's own signatures; empty before the first
 * @param sealedTo the last sealed position
 * @param previous leaf hash of the last seal, in hexadecimal
 * @param keys the verifier keys that the log has announced
 * @param open the segment that is being filled
 * @param due segments and tallies to be made, in order
 */
public record SealState(
    String note, long sealedTo, String previous, List<String> keys, Open open, List<Due> due) {
  /** A segment is closed when it has so many lines. */
  static final long SEGMENT_LINES = 1 << 20;

  /** Keeps copies. */
  public SealState {
    keys = List.copyOf(keys);
    due = List.copyOf(due);
  }

  static SealState beginning() {
    return new SealState("", 0, "0".repeat(64), List.of(), new Open(1, 0, ""), List.of());
  }

  /**
   * Sealed frames that are in no segment yet.
   *
   * @param from the first position
   * @param lines how many lines
   * @param hour their hour; empty before the first frame
   */
  public record Open(long from, long lines, String hour) {}

  /**
   * A segment to be written.
   *
   * @param from the first position
   * @param to the last position; before {@code from} if only the tally is left to make
   * @param hour its hour
   * @param nextHour the hour that was begun behind it, whose coming makes this one's tally due;
   *     empty if the hour goes on
   */
  public record Due(long from, long to, String hour, String nextHour) {
    boolean hasFrames() {
      return to >= from;
    }

    boolean endsHour() {
      return !nextHour.isEmpty();
    }

    boolean endsDay() {
      return endsHour() && !day(hour).equals(day(nextHour));
    }

    private static String day(String hour) {
      return hour.substring(0, hour.indexOf('T'));
    }
  }

  /** After a seal over frames of one hour. */
  SealState sealed(long to, String leaf, String hour, long lines) {
    var ready = turned(hour);
    var filled = new Open(ready.open.from, ready.open.lines + lines, hour);
    var next = new SealState(note, to, leaf, keys, filled, ready.due);
    return filled.lines < SEGMENT_LINES
        ? next
        : next.with(new Open(to + 1, 0, hour), new Due(filled.from, to, hour, ""));
  }

  /** When another hour has come: what the old one left becomes due. */
  SealState turned(String hour) {
    return open.hour.isEmpty() || open.hour.equals(hour)
        ? this
        : with(new Open(sealedTo + 1, 0, ""), new Due(open.from, sealedTo, open.hour, hour));
  }

  private SealState with(Open newOpen, Due more) {
    var all = new ArrayList<>(due);
    all.add(more);
    return new SealState(note, sealedTo, previous, keys, newOpen, all);
  }

  /** When the first of what was due is made. */
  SealState made() {
    return new SealState(note, sealedTo, previous, keys, open, due.subList(1, due.size()));
  }

  SealState announced(List<String> newKeys) {
    return new SealState(note, sealedTo, previous, newKeys, open, due);
  }

  SealState signed(String newNote) {
    return new SealState(newNote, sealedTo, previous, keys, open, due);
  }
}
