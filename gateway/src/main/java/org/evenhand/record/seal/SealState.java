package org.evenhand.record.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
 * @param tallied the hour up to which no tally will be made any more; empty before the first. A
 *     day's last one once its rest is told
 */
public record SealState(
    String note,
    long sealedTo,
    String previous,
    List<String> keys,
    Open open,
    List<Due> due,
    String tallied) {
  /** A segment is closed when it has so many lines. */
  static final long SEGMENT_LINES = 1 << 20;

  /** Keeps copies. */
  public SealState {
    keys = List.copyOf(keys);
    due = List.copyOf(due);
    // A state that was written before there were days to end has none.
    tallied = Objects.requireNonNullElse(tallied, "");
  }

  static SealState beginning() {
    return new SealState("", 0, "0".repeat(64), List.of(), new Open(1, 0, ""), List.of(), "");
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
   * @param to the last position; before {@code from} if only the tally is to be made
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

    private boolean endsBehind(String tallied) {
      return endsHour() && hour.compareTo(tallied) > 0;
    }
  }

  private static String day(String hour) {
    return hour.substring(0, hour.indexOf('T'));
  }

  private static String lastHour(String day) {
    return day + "T23Z";
  }

  /** After a seal over frames of one hour. */
  SealState sealed(long to, String leaf, String hour, long lines) {
    var ready = turned(hour);
    var filled = new Open(ready.open.from, ready.open.lines + lines, hour);
    var next = new SealState(note, to, leaf, keys, filled, ready.due, ready.tallied);
    return filled.lines < SEGMENT_LINES
        ? next
        : next.with(new Open(to + 1, 0, hour), new Due(filled.from, to, hour, ""));
  }

  /**
   * When no frame of an earlier hour can come any more: what the old hour left becomes due, and if
   * a day has ended, its rest.
   */
  SealState turned(String hour) {
    var closed =
        open.hour.isEmpty() || open.hour.compareTo(hour) >= 0
            ? this
            : with(new Open(sealedTo + 1, 0, ""), new Due(open.from, sealedTo, open.hour, hour));
    return closed.dayEnded(hour);
  }

  // Idle seconds close a day's last busy hour long before the day is over: then nothing is left to
  // count but the rest, and the day's last hour is there to tell it.
  private SealState dayEnded(String hour) {
    if (tallied.isEmpty() || day(tallied).compareTo(day(hour)) >= 0) {
      return this;
    }
    var last = lastHour(day(tallied));
    return tallied.equals(last) ? this : with(open, new Due(sealedTo + 1, sealedTo, last, hour));
  }

  private SealState with(Open newOpen, Due more) {
    // No hour is counted twice, whatever its frames' times say: a second count would differ.
    boolean counts = more.endsBehind(tallied);
    var all = new ArrayList<>(due);
    all.add(counts ? more : new Due(more.from, more.to, more.hour, ""));
    var upTo = more.endsDay() ? lastHour(day(more.hour)) : more.hour;
    return new SealState(note, sealedTo, previous, keys, newOpen, all, counts ? upTo : tallied);
  }

  /** When the first of what was due is made. */
  SealState made() {
    return new SealState(note, sealedTo, previous, keys, open, due.subList(1, due.size()), tallied);
  }

  SealState announced(List<String> newKeys) {
    return new SealState(note, sealedTo, previous, newKeys, open, due, tallied);
  }

  SealState signed(String newNote) {
    return new SealState(newNote, sealedTo, previous, keys, open, due, tallied);
  }

  /** The first position that no entry of the public log says to be in a segment. */
  long firstWithoutSegment() {
    return due.isEmpty() ? open.from : due.getFirst().from;
  }
}
