package org.evenhand.record.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.evenhand.record.frame.Bits128;

/**
 * Which frames of the tail, that no segment holds yet, name which tags: so that looking a person up
 * reads their frames and not the whole tail. Kept in memory, 16 bytes for each person that a frame
 * names; read again from the frames after a start. Safe for use by many threads.
 *
 * <p>Half of a tag is remembered. Another tag with the same half costs one frame read in vain.
 */
final class TailIndex {
  private static final int FEW = 1_024;

  private final Segments segments;
  private final FrameSource frames;
  private final Rows rows;
  private long[] tags = new long[FEW];
  private long[] positions = new long[FEW];
  private int size;
  private long next = 1;

  // Those of frames that went into segments stay: one number for each week that the process lives.
  private final TreeSet<Integer> weeks = new TreeSet<>();

  TailIndex(Segments segments, FrameSource frames, Rows rows) {
    this.segments = segments;
    this.frames = frames;
    this.rows = rows;
  }

  /**
   * Segments and the tail behind them, as of one moment: no row is in both, none in neither.
   *
   * @param indexes the segments, by rising position
   * @param weeks all that the tail's tags are of, and perhaps some more
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; only ever read
  record View(
      List<SegmentIndex> indexes, List<Integer> weeks, long[] tags, long[] positions, int size) {
    /** The positions of the tail's frames that may name one of these tags, rising. */
    Collection<Long> naming(Collection<Bits128> wanted) {
      var halves = new HashSet<Long>();
      var filter = new long[FEW];
      for (var tag : wanted) {
        halves.add(tag.high());
        filter[word(tag.high())] |= 1L << bit(tag.high());
      }
      var found = new TreeSet<Long>();
      for (int i = 0; i < size; i++) {
        long tag = tags[i];
        if ((filter[word(tag)] >>> bit(tag) & 1) != 0 && halves.contains(tag)) {
          found.add(positions[i]);
        }
      }
      return found;
    }

    // The first sixteen bits of a tag are as random as the others: ten choose a word, six a bit.
    private static int word(long tag) {
      return (int) (tag >>> 54);
    }

    private static int bit(long tag) {
      return (int) (tag >>> 48) & 0x3F;
    }
  }

  /** All that is recorded by now; reads what is not known yet. */
  View view() {
    return view(Integer.MAX_VALUE);
  }

  /**
   * Reads what is not known yet, so that whoever looks next need not.
   *
   * @param most at most so many frames
   */
  void keepUp(int most) {
    view(most);
  }

  // Under one lock: what a newer list of segments let go is never missing beside an older list.
  private synchronized View view(int most) {
    var indexes = segments.indexes();
    long from = Lookup.tailFrom(indexes);
    if (from > 1 && size > 0 && positions[0] < from) {
      letGo(from);
    }
    next = Math.max(next, from);
    frames.scan(
        next,
        most == Integer.MAX_VALUE ? Long.MAX_VALUE : next + most - 1,
        frame -> {
          rows.tags(frame, (week, tag) -> add(week, tag, frame.position()));
          next = frame.position() + 1;
          return true;
        });
    return new View(indexes, List.copyOf(weeks), tags, positions, size);
  }

  private void letGo(long from) {
    int kept = 0;
    while (kept < size && positions[kept] < from) {
      kept++;
    }
    // Into new arrays: somebody may still read the old ones.
    tags = Arrays.copyOfRange(tags, kept, Math.max(size, kept + FEW));
    positions = Arrays.copyOfRange(positions, kept, Math.max(size, kept + FEW));
    size -= kept;
  }

  private void add(int week, Bits128 tag, long position) {
    weeks.add(week);
    if (size > 0 && tags[size - 1] == tag.high() && positions[size - 1] == position) {
      return;
    }
    if (size == tags.length) {
      tags = Arrays.copyOf(tags, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    tags[size] = tag.high();
    positions[size] = position;
    size++;
  }
}
