package org.evenhand.record.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;

/**
 * "Who has my data": a person's rows over all segments, and in the tail that no segment holds yet.
 * Memory does not grow with what is found: a summary keeps sums, a page its rows. What does take
 * memory is the tail, of which the positions that name somebody are kept (16 bytes each). Safe for
 * use by many threads.
 */
public final class Lookup {
  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingLong(Row::position).thenComparingInt(Row::line).reversed();

  private final Segments segments;
  private final TailIndex tail;
  private final FrameSource frames;
  private final Supplier<Rows> rows;

  /**
   * Makes a look-up.
   *
   * @param segments where most rows are
   * @param frames where the tail is read
   * @param rows makes a reader of frames for one thread
   */
  public Lookup(Segments segments, FrameSource frames, Supplier<Rows> rows) {
    this.segments = segments;
    this.tail = new TailIndex(segments, frames, rows.get());
    this.frames = frames;
    this.rows = rows;
  }

  /**
   * Where a page of rows ends, and the next one starts.
   *
   * @param position a frame
   * @param line a line of it, or {@link Row#NO_LINE}
   */
  public record Before(long position, int line) {
    /** The newest rows. */
    public static final Before END = new Before(Long.MAX_VALUE, Integer.MAX_VALUE);

    private boolean holds(Row row) {
      return row.position() < position || (row.position() == position && row.line() < line);
    }
  }

  /**
   * Gets to know the tail's newest frames, so that whoever looks next need not wait for that.
   *
   * @param most at most so many frames
   */
  public void keepUp(int most) {
    tail.keepUp(most);
  }

  /**
   * The weeks that rows may be of, rising: of no other week need anybody's tags be worked out. What
   * is acknowledged before this is called is in it.
   */
  public List<Integer> weeks() {
    var all = tail.view();
    var weeks = new TreeSet<>(all.weeks());
    all.indexes().forEach(index -> index.weeks().forEach(weeks::add));
    return List.copyOf(weeks);
  }

  /**
   * Sums up a person's rows, tail included.
   *
   * @param wanted the person's tags, one for each app and week
   * @return the apps that have any, by name
   */
  public List<AppSummary> summary(Collection<Wanted> wanted) {
    var byApp = new TreeMap<AppId, Summing>();
    var byTag = new HashMap<Bits128, Summing>();
    for (var one : wanted) {
      byTag.put(one.tag(), byApp.computeIfAbsent(one.app(), Summing::new));
    }
    var all = tail.view();
    var byWeek = byWeek(wanted);
    for (var index : all.indexes()) {
      each(index, byWeek, row -> summing(byTag, row).add(row));
    }
    tail(all, byTag.keySet(), row -> summing(byTag, row).add(row));
    return byApp.values().stream().filter(Summing::any).map(Summing::sum).toList();
  }

  private static Summing summing(Map<Bits128, Summing> byTag, Row row) {
    return java.util.Objects.requireNonNull(byTag.get(row.person()));
  }

  /**
   * A person's rows, newest first.
   *
   * @param wanted the person's tags, one for each app and week
   * @param before where the page before ended
   * @param limit at most so many rows
   */
  public List<Row> page(Collection<Wanted> wanted, Before before, int limit) {
    var newest = new PriorityQueue<Row>(NEWEST_FIRST.reversed());
    Consumer<Row> keep =
        row -> {
          if (before.holds(row)) {
            newest.add(row);
            if (newest.size() > limit) {
              newest.remove();
            }
          }
        };
    var all = tail.view();
    var indexes = all.indexes();
    if (before.position() >= tailFrom(indexes)) {
      tail(all, tags(wanted), keep);
    }
    var byWeek = byWeek(wanted);
    // Older segments hold lower positions: once the page is full, none of theirs can be on it.
    for (int i = indexes.size() - 1; i >= 0 && newest.size() < limit; i--) {
      if (indexes.get(i).segment().from() <= before.position()) {
        each(indexes.get(i), byWeek, keep);
      }
    }
    var page = new ArrayList<>(newest);
    page.sort(NEWEST_FIRST);
    return List.copyOf(page);
  }

  /**
   * One line, if it concerns the person.
   *
   * @param wanted the person's tags in the week of that frame
   * @param position the frame
   * @param line which of its lines, from 0
   * @return empty also if there is no such frame or line
   */
  public Optional<Row> at(Collection<Wanted> wanted, long position, int line) {
    var found = new ArrayList<Row>(1);
    var tags = tags(wanted);
    var reader = rows.get();
    frames.scan(
        position,
        position,
        frame -> {
          reader.of(
              frame,
              tags,
              row -> {
                if (row.line() == line) {
                  found.add(row);
                }
              });
          return true;
        });
    return found.stream().findFirst();
  }

  private static Set<Bits128> tags(Collection<Wanted> wanted) {
    var tags = new HashSet<Bits128>();
    wanted.forEach(one -> tags.add(one.tag()));
    return tags;
  }

  // A segment is mostly of one hour, so of all weeks it is asked for one or two.
  private static Map<Integer, List<Wanted>> byWeek(Collection<Wanted> wanted) {
    return wanted.stream().collect(Collectors.groupingBy(Wanted::epoch));
  }

  private void each(SegmentIndex index, Map<Integer, List<Wanted>> wanted, Consumer<Row> to) {
    var whole = index;
    for (int week : index.weeks().toArray()) {
      for (var one : wanted.getOrDefault(week, List.of())) {
        try {
          whole.rows(one.tag(), to);
        } catch (SegmentFailed damaged) {
          // A block is summed before anything of it is shown, so nothing is shown twice.
          whole = segments.again(whole, damaged);
          whole.rows(one.tag(), to);
        }
      }
    }
  }

  private void tail(TailIndex.View all, Set<Bits128> tags, Consumer<Row> to) {
    var reader = rows.get();
    for (long position : all.naming(tags)) {
      frames.scan(
          position,
          position,
          frame -> {
            reader.of(frame, tags, to);
            return true;
          });
    }
  }

  static long tailFrom(List<SegmentIndex> indexes) {
    return indexes.isEmpty() ? 1 : indexes.getLast().segment().to() + 1;
  }
}
